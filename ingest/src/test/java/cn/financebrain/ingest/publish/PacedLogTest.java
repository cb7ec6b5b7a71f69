package cn.financebrain.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.Uscc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PacedLogTest {
  private static final Instant DAY = Instant.parse("2026-06-01T00:00:00Z");

  private final List<String> published = new ArrayList<>();
  private final List<Instant> told = new ArrayList<>();
  private int opened;
  private int closed;
  private boolean wanted;

  private final class Log implements OpenLog {
    @Override
    public boolean wanted() {
      return wanted;
    }

    @Override
    public void publish(EnterpriseEvent event) {
      published.add(event.key().id());
    }

    @Override
    public void reject(DeadLetter letter) {}

    @Override
    public void flush() {}

    @Override
    public void close() {
      closed++;
    }
  }

  private PacedLog open(double rate) {
    return new PacedLog(
        () -> {
          opened++;
          return new Log();
        },
        rate,
        told::add);
  }

  @Test
  void eventsGoInTheirOrderAndTellTheDayOfTheCity() {
    try (PacedLog log = open(100_000)) {
      for (int i = 0; i < 100; i++) {
        log.publish(event(i), DAY.plusSeconds(i));
      }
      log.flush();
    }
    assertThat(published).hasSize(100).startsWith("0", "1").endsWith("98", "99");
    assertThat(told).hasSize(100).isSorted();
    assertThat(closed).isEqualTo(opened).isEqualTo(1);
  }

  @Test
  void nothingInTheLogIsTooLateForIt() {
    try (PacedLog log = open(1)) {
      assertThat(log.latestArrival()).isEqualTo(Instant.MIN);
    }
  }

  @Test
  void whoWaitsForTheLogGetsItBetweenTwoBatches() {
    wanted = true;
    try (PacedLog log = open(100_000)) {
      log.publish(event(1), DAY);
      assertThat(closed).isZero();
      log.flush();
      assertThat(closed).isEqualTo(1);
      assertThat(opened).isEqualTo(2);
      log.publish(event(2), DAY);
    }
    assertThat(published).containsExactly("1", "2");
  }

  @Test
  void anInterruptionEndsThePlay() {
    try (PacedLog log = open(0.001)) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> log.publish(event(1), DAY)).isInstanceOf(PublishException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(published).isEmpty();
  }

  private static EnterpriseEvent event(int id) {
    return new EnterpriseEvent(
        new EventKey("city/tax", Integer.toString(id)),
        "tax.filing_overdue",
        Category.TAX,
        new Uscc("91330100799655058B"),
        DAY,
        DAY,
        DAY,
        0,
        false,
        0,
        Map.of());
  }
}
