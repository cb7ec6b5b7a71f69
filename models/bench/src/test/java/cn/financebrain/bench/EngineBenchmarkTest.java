package cn.financebrain.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.EnterpriseEvent;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.Blackhole;

class EngineBenchmarkTest {
  private static final Blackhole DISCARDED =
      new Blackhole(
          "Today's password is swordfish. I understand instantiating Blackholes directly is"
              + " dangerous.");

  @Test
  void everyBenchmarkGoesOverTheWholeCity() throws Exception {
    EngineBenchmark benchmark = new EngineBenchmark();
    benchmark.enterprises = 20;
    benchmark.months = 2;
    benchmark.tags = 1_000;
    benchmark.prepare();
    EngineBenchmark.Done done = new EngineBenchmark.Done();

    benchmark.decode(DISCARDED, done);
    long events = done.each;
    benchmark.tags(DISCARDED, done);
    benchmark.tagsOfClosedStates(DISCARDED, done);
    assertThat(done.each).isEqualTo(3 * events);
    benchmark.read(DISCARDED, done);
    long states = done.each - 3 * events;
    benchmark.write(DISCARDED, done);

    assertThat(events).isGreaterThan(200);
    assertThat(states).isBetween(15L, 30L);
    assertThat(done.each).isEqualTo(3 * events + 2 * states);
  }

  @Test
  void someOfTheTagsAreSomeOfTheTags() {
    assertThat(Engine.of(65).tags()).isBetween(65, 150);
    assertThat(Engine.of(10_000).tags()).isEqualTo(Engine.bundled().tags());
  }

  @Test
  void tellsWhatStatesTake() throws Exception {
    List<EnterpriseEvent> events = CityEvents.of(20, 2);
    assertThat(events).isSortedAccordingTo(Comparator.comparing(EnterpriseEvent::arrivalTime));

    StateSizes sizes = new StateSizes(events);

    assertThat(sizes.lines()).hasSize(11).anyMatch(line -> line.startsWith("| 每个保留事件字节"));
    assertThat(sizes.hold(1_000).get(0)).endsWith("| 1,000 |");
  }
}
