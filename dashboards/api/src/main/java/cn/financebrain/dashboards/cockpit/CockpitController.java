package cn.financebrain.dashboards.cockpit;

import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/cockpit}. */
@RestController
class CockpitController {
  private final CityCounts counts;

  CockpitController(CityCounts counts) {
    this.counts = counts;
  }

  @GetMapping("/api/cockpit")
  CockpitJson cockpit(@AuthenticationPrincipal Account account) {
    account.require(Right.ALERTS_READ);
    return CockpitJson.of(counts.counts(), account.territory());
  }
}
