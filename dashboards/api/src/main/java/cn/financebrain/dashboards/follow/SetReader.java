package cn.financebrain.dashboards.follow;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.enterprises.EnterpriseQuestions;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.views.EnterpriseViews.EnterpriseView;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.Sha256;
import cn.financebrain.store.SetMember;
import cn.financebrain.store.WarehouseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Reads which enterprises are in a set now. */
@Component
class SetReader {
  /** A larger set is no set to follow: nobody reads what is new in it. */
  static final int MEMBERS_MAX = 20_000;

  private final EnterpriseQuestions questions;
  private final Warehouse warehouse;

  SetReader(EnterpriseQuestions questions, Warehouse warehouse) {
    this.questions = questions;
    this.warehouse = warehouse;
  }

  /**
   * A set at one look.
   *
   * @param conditions the same for views that narrow the list to the same
   * @param members one more than {@link #MEMBERS_MAX} where there are more
   */
  record Sight(String name, String conditions, List<SetMember> members) {
    boolean isTooLarge() {
      return members.size() > MEMBERS_MAX;
    }

    List<String> ids() {
      return members.stream().map(SetMember::enterprise).toList();
    }
  }

  /**
   * As the user sees it.
   *
   * @throws ProblemException if the view asks for what there is not
   * @throws WarehouseException if the warehouse can't be read
   */
  Sight read(EnterpriseView view, Account account) {
    return new Sight(
        view.name(),
        conditions(view.filters()),
        warehouse.pages().membersOf(questions.filter(view.asked(), account), MEMBERS_MAX + 1));
  }

  private static String conditions(Map<String, List<String>> filters) {
    Map<String, List<String>> narrowing = new TreeMap<>(filters);
    narrowing.remove("sort");
    return Sha256.of(narrowing.toString());
  }
}
