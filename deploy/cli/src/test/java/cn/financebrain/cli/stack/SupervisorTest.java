package cn.financebrain.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that do nothing, and a clock that is told. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SupervisorTest {
  private static final List<String> SLEEP = List.of("/bin/sleep", "600");

  @TempDir private Path temp;
  private final List<String> said = new ArrayList<>();
  private final AtomicInteger launches = new AtomicInteger();
  private final AtomicBoolean ready = new AtomicBoolean(true);
  private Instant now = Instant.parse("2026-06-01T00:00:00Z");
  private Optional<Supervisor> supervisor = Optional.empty();

  @AfterEach
  void stop() throws Exception {
    if (supervisor.isPresent()) {
      supervisor.get().stopAll();
    }
  }

  @Test
  void nobodyWaitsForAServiceThatTheOthersCanDoWithout() throws Exception {
    Service vital = service("kafka", SLEEP, () -> true, true);
    Service feeds = service("feeds", SLEEP, ready::get, false);
    Supervisor stack = supervise(vital, feeds);
    stack.start(vital);
    stack.startOptional(feeds);
    pass(Duration.ofHours(2));
    ready.set(false);
    kill(feeds);

    stack.revive();
    assertThat(stack.running(feeds)).isPresent();
    kill(vital);
    stack.revive();
    assertThat(stack.running(vital)).isPresent();
    assertThat(said).filteredOn(line -> line.startsWith("feeds")).hasSize(2);

    ready.set(true);
    stack.revive();
    assertThat(said).last().asString().startsWith("feeds").contains("0.0");
    stack.revive();
    assertThat(launches).hasValue(4);
  }

  @Test
  void oneThatTakesTooLongIsGivenUpAndTriedAgain() throws Exception {
    Service feeds = service("feeds", SLEEP, ready::get, false);
    Supervisor stack = supervise(feeds);
    stack.startOptional(feeds);
    ready.set(false);
    kill(feeds);
    pass(Duration.ofMinutes(1));
    stack.revive();
    pass(feeds.startLimit().plusSeconds(1));

    stack.revive();

    assertThat(stack.running(feeds)).isEmpty();
    assertThat(said).last().asString().contains("feeds", "300");
    stack.revive();
    assertThat(launches).hasValue(3);
  }

  @Test
  void oneThatDiesAgainAndAgainIsStartedAfterLongerAndLongerPauses() throws Exception {
    Service feeds = service("feeds", List.of("/bin/false"), () -> false, false);
    Supervisor stack = supervise(feeds);
    stack.startOptional(feeds);

    for (int minutes : new int[] {1, 2, 4, 8, 16, 30, 30}) {
      int before = launches.get();
      pass(Duration.ofMinutes(minutes).minusSeconds(1));
      stack.revive();
      assertThat(launches).hasValue(before);
      pass(Duration.ofSeconds(1));
      stack.revive();
      assertThat(launches).hasValue(before + 1);
      gone(feeds);
      stack.revive();
      assertThat(said).last().asString().contains("feeds").contains("log");
    }
  }

  @Test
  void oneThatIsWantedForAWhileRunsForThatWhile() throws Exception {
    AtomicBoolean wanted = new AtomicBoolean();
    Service plain = service("second", SLEEP, ready::get, false);
    Service second =
        new Service(
            plain.name(),
            plain.command(),
            plain.environment(),
            plain.health(),
            plain.startLimit(),
            plain.stopLimit(),
            false,
            wanted::get);
    Supervisor stack = supervise(second);

    stack.revive();
    assertThat(stack.running(second)).isEmpty();
    wanted.set(true);
    stack.revive();
    stack.revive();
    assertThat(stack.running(second)).isPresent();
    wanted.set(false);
    stack.revive();
    assertThat(stack.running(second)).isEmpty();
    wanted.set(true);
    stack.revive();
    assertThat(stack.running(second)).isPresent();
    assertThat(launches).hasValue(2);
  }

  private Supervisor supervise(Service... services) {
    Supervisor made =
        new Supervisor(new StackDirectory(temp), List.of(services), said::add, () -> now);
    supervisor = Optional.of(made);
    return made;
  }

  private Service service(String name, List<String> command, HealthCheck health, boolean vital) {
    return new Service(
        name,
        () -> {
          launches.incrementAndGet();
          return command;
        },
        Map.of(),
        health,
        Duration.ofMinutes(5),
        Duration.ofSeconds(10),
        vital);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private void kill(Service service) throws Exception {
    ProcessHandle process = supervisor.orElseThrow().running(service).orElseThrow();
    process.destroyForcibly();
    process.onExit().get();
  }

  private void gone(Service service) throws IOException {
    while (supervisor.orElseThrow().running(service).isPresent()) {
      Thread.onSpinWait();
    }
  }
}
