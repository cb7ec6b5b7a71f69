package cn.financebrain.dashboards.account;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.access.Role;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/roles}: the table of rights, as it is in force. */
@RestController
class RolesController {

  /**
   * @param power whether it is one of the three that are nobody's together
   */
  record RoleRights(String role, boolean power, List<String> rights) {
    static RoleRights of(Role role) {
      return new RoleRights(
          role.id(), Role.powers().contains(role), role.rights().stream().map(Right::id).toList());
    }
  }

  @GetMapping("/api/roles")
  @Needs({Right.ACCOUNTS_READ, Right.AUDIT_READ})
  List<RoleRights> roles() {
    return Arrays.stream(Role.values()).map(RoleRights::of).toList();
  }
}
