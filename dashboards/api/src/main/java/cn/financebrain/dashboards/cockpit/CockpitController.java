package cn.financebrain.dashboards.cockpit;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/cockpit}. */
@RestController
@Needs(Right.ALERTS_READ)
class CockpitController {
  private final CityCounts counts;

  CockpitController(CityCounts counts) {
    this.counts = counts;
  }

  @GetMapping("/api/cockpit")
  CockpitJson cockpit(@AuthenticationPrincipal Account account) {
    return CockpitJson.of(counts.counts(), account.territory());
  }
}
