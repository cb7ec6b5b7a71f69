package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.casework.CaseFile;
import cn.financebrain.dashboards.casework.Outcome;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which cases a user sees: those of the territory, and of them the police only what was handed over
 * to them. Every query of cases holds this condition.
 */
record Visible(Territory territory, boolean handedOverOnly) {

  /**
   * @throws ProblemException if the user sees no cases at all
   */
  static Visible to(Account account) {
    if (account.may(Right.CASES_READ)) {
      return new Visible(account.territory(), false);
    }
    account.require(Right.POLICE_RECEIPT);
    return new Visible(account.territory(), true);
  }

  /** The condition over columns of {@code case_file}. */
  String sql() {
    List<String> prefixes = territory.prefixes();
    if (prefixes.isEmpty()) {
      return "false";
    }
    StringBuilder any = new StringBuilder();
    for (int i = 0; i < prefixes.size(); i++) {
      any.append(i == 0 ? "(" : " or ").append("region like :territory").append(i);
    }
    return any.append(handedOverOnly ? ") and outcome = 'POLICE'" : ")").toString();
  }

  Map<String, Object> parameters() {
    Map<String, Object> parameters = new TreeMap<>();
    List<String> prefixes = territory.prefixes();
    for (int i = 0; i < prefixes.size(); i++) {
      parameters.put("territory" + i, prefixes.get(i) + '%'); // digits only, see Territory
    }
    return parameters;
  }

  boolean holds(CaseFile file) {
    return territory.holds(file.region())
        && (!handedOverOnly || file.standing().outcome() == Outcome.POLICE);
  }

  /** A case outside is answered as if it did not exist. */
  void require(CaseFile file) {
    if (!holds(file)) {
      throw ProblemException.of(ProblemCode.CASE_NOT_FOUND);
    }
  }
}
