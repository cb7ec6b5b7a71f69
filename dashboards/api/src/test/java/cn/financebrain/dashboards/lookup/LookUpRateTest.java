package cn.financebrain.dashboards.lookup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.dashboards.problem.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class LookUpRateTest {
  private Instant now = Instant.parse("2026-11-20T04:00:00Z");
  private final LookUpRate rate = new LookUpRate(clock());

  private InstantSource clock() {
    return () -> now;
  }

  private void takeAll(String account) {
    for (int i = 0; i < LookUpRate.AT_ONCE; i++) {
      rate.take(account);
    }
  }

  @Test
  void anEmptyBucketFillsAgainOneByOneAndIsNobodyElses() {
    takeAll("bank");
    assertThatThrownBy(() -> rate.take("bank"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("too-many-attempts");
    takeAll("other");
    now = now.plus(LookUpRate.EACH);
    rate.take("bank");
    assertThatThrownBy(() -> rate.take("bank")).isInstanceOf(ProblemException.class);
    now = now.plus(LookUpRate.EACH.multipliedBy(LookUpRate.AT_ONCE + 1));
    takeAll("bank");
  }
}
