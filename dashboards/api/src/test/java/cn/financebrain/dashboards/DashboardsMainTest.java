package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.dashboards.account.PasswordCost;
import org.junit.jupiter.api.Test;

/** What integration tests replace, so that they would not see it change. */
class DashboardsMainTest {
  @Test
  void passwordsAreHashedAtTheUsualCost() {
    assertThat(new DashboardsMain().passwordCost()).isEqualTo(PasswordCost.USUAL);
  }
}
