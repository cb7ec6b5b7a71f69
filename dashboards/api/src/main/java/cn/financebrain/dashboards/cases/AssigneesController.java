package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.wire.Parameters;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/assignees}: who may be given a case, or go with an inspector. */
@RestController
@Needs(Right.CASES_READ)
class AssigneesController {
  private static final int REGION_MAX = 12;

  private final People people;

  AssigneesController(People people) {
    this.people = people;
  }

  record AssigneeList(List<People.Assignee> items) {}

  @GetMapping("/api/assignees")
  AssigneeList list(@RequestParam String region, @AuthenticationPrincipal Account account) {
    account.require(Right.CASES_READ);
    if (!region.matches("[0-9]{0,%d}".formatted(REGION_MAX))) {
      throw Parameters.invalid("region", region, "0–12 digits");
    }
    return new AssigneeList(
        account.territory().holds(region) ? people.inspectors(region) : List.of());
  }
}
