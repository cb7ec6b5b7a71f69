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
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which cases a user sees: those of the territory, and of them the police only what was handed over
 * to them; and those that the user works on, where nothing nearer is known of their enterprise than
 * a region in which the territory lies. Every query of cases holds this condition.
 *
 * @param me the user's name
 */
record Visible(Territory territory, boolean handedOverOnly, String me) {

  /**
   * @throws ProblemException if the user sees no cases at all
   */
  static Visible to(Account account) {
    if (account.may(Right.CASES_READ)) {
      return new Visible(account.territory(), false, account.name());
    }
    account.require(Right.POLICE_RECEIPT);
    return new Visible(account.territory(), true, account.name());
  }

  /** The condition over columns of {@code case_file}. */
  String sql() {
    List<String> prefixes = territory.prefixes();
    if (prefixes.isEmpty()) {
      return "false";
    }
    StringJoiner inside = new StringJoiner(" or ", "(", ")");
    for (int i = 0; i < prefixes.size(); i++) {
      inside.add("region like :territory" + i);
    }
    return handedOverOnly
        ? inside + " and outcome = 'POLICE'"
        : "(%s or (region in (:around) and :worker in (handler, standing ->> 'companion')))"
            .formatted(inside);
  }

  /** The regions in which the territory lies, so that an index finds them. */
  private Set<String> around() {
    Set<String> around = new TreeSet<>();
    for (String prefix : territory.prefixes()) {
      for (int digits = 1; digits <= prefix.length(); digits++) {
        around.add(prefix.substring(0, digits));
      }
    }
    return around.isEmpty() ? Set.of("-") : around; // a list must not be empty
  }

  Map<String, Object> parameters() {
    Map<String, Object> parameters = new TreeMap<>(Map.of("worker", me, "around", around()));
    List<String> prefixes = territory.prefixes();
    for (int i = 0; i < prefixes.size(); i++) {
      parameters.put("territory" + i, prefixes.get(i) + '%'); // digits only, see Territory
    }
    return parameters;
  }

  boolean holds(CaseFile file) {
    if (handedOverOnly) {
      return territory.holds(file.region()) && file.standing().outcome() == Outcome.POLICE;
    }
    boolean mine = me.equals(file.standing().handler()) || me.equals(file.standing().companion());
    return territory.holds(file.region()) || (mine && territory.mayHold(file.region()));
  }

  /** A case outside is answered as if it did not exist. */
  void require(CaseFile file) {
    if (!holds(file)) {
      throw ProblemException.of(ProblemCode.CASE_NOT_FOUND);
    }
  }
}
