package cn.financebrain.dashboards.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Nobody fills the audit trail by spoiling sign-ins. */
class FailureRateTest {
  private Instant now = Instant.parse("2026-06-01T00:00:00Z");
  private final FailureRate rate = new FailureRate(() -> now);

  private int entries(String address, int tries) {
    int entries = 0;
    for (int i = 0; i < tries; i++) {
      entries += rate.take(address) ? 1 : 0;
    }
    return entries;
  }

  @Test
  void anAddressHasItsShareAndKeepsNobodyElseFromTheirs() {
    assertThat(entries("10.0.0.1", 500)).isEqualTo(FailureRate.OF_AN_ADDRESS);
    assertThat(entries("10.0.0.2", 3)).isEqualTo(3);
    now = now.plus(FailureRate.PERIOD);
    assertThat(entries("10.0.0.1", 500)).isEqualTo(FailureRate.OF_AN_ADDRESS);
  }

  @Test
  void manyAddressesHaveNoMoreThanIsLeft() {
    int entries = 0;
    for (int i = 0; i < 1_000; i++) {
      entries += entries("10.0.1." + i, 2);
    }
    assertThat(entries).isEqualTo(FailureRate.IN_ALL);
  }
}
