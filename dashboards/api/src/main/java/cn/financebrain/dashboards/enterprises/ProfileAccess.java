package cn.financebrain.dashboards.enterprises;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.cases.AssignedEnterprises;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.store.WarehouseRow.EnterpriseRow;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Opens the profile of an enterprise for a user. */
@Component
public class ProfileAccess {
  private final Warehouse warehouse;
  private final AssignedEnterprises assigned;
  private final AuditTrail audit;

  ProfileAccess(Warehouse warehouse, AssignedEnterprises assigned, AuditTrail audit) {
    this.warehouse = warehouse;
    this.assigned = assigned;
    this.audit = audit;
  }

  /** The parts of a profile that are looked at one by one. */
  public enum Part {
    PROFILE,
    TAGS,
    SCORES,
    REASONS,
    ALERTS,
    EVENTS,
    PROOF,
    DOSSIER
  }

  /**
   * Writes the look to the audit trail before anything is shown. Whoever has a case of it to visit
   * sees the enterprise, wherever it is registered by now.
   *
   * @throws ProblemException if there is no such enterprise in the user's territory
   */
  public EnterpriseRow open(String id, Part part, Authentication user, HttpServletRequest request) {
    Account account = (Account) user.getPrincipal();
    EnterpriseRow row =
        warehouse
            .pages()
            .enterprise(parse(id))
            .orElseThrow(() -> ProblemException.of(ProblemCode.ENTERPRISE_NOT_FOUND));
    boolean inside =
        account.territory().holds(row.region())
            || assigned.holds(account.name(), row.enterprise().text());
    audit.append(
        account.name(),
        inside ? Action.ENTERPRISE_VIEWED : Action.ENTERPRISE_REFUSED,
        row.enterprise().text(),
        part.name().toLowerCase(java.util.Locale.ROOT),
        request.getRemoteAddr());
    if (!inside) {
      throw ProblemException.of(ProblemCode.ENTERPRISE_NOT_FOUND);
    }
    return row;
  }

  private static EnterpriseId parse(String id) {
    try {
      return EnterpriseId.parse(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(ProblemCode.ENTERPRISE_NOT_FOUND);
    }
  }
}
