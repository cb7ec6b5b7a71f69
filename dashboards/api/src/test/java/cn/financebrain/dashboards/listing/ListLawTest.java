package cn.financebrain.dashboards.listing;

import static cn.financebrain.dashboards.listing.ListRulesTest.LAST;
import static cn.financebrain.dashboards.listing.ListRulesTest.LEAD;
import static cn.financebrain.dashboards.listing.ListRulesTest.act;
import static cn.financebrain.dashboards.listing.ListRulesTest.done;
import static cn.financebrain.dashboards.listing.ListRulesTest.propose;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.dashboards.listing.ListDecision.Done;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** What holds of an entry, whatever is tried. */
class ListLawTest {
  /** Whatever one person tries in whatever order, what takes two is never one's alone. */
  @Property
  void oneAlonePutsNobodyOnAList(
      @ForAll @Size(max = 12) List<ListAction> actions, @ForAll ListKind kind) {
    ListEntry entry = done(propose(kind, LEAD));
    for (ListAction action : actions) {
      Set<ListNeed> needs = action.needs();
      ListAct act =
          new ListAct(
              action,
              needs.contains(ListNeed.REASON) ? "理由" : null,
              needs.contains(ListNeed.UNTIL) ? LAST.plusDays(entry.version()) : null,
              needs.contains(ListNeed.MEASURES) ? "措施" : null,
              needs.contains(ListNeed.EVIDENCE) ? "佐证" : null,
              needs.contains(ListNeed.IMPACT) ? "影响" : null);
      if (act(entry, act, LEAD) instanceof Done done) {
        ListState was = entry.standing().state();
        ListState is = done.entry().standing().state();
        assertThat(action).isNotEqualTo(ListAction.APPROVE);
        assertThat(is == was || is == ListState.LIFTED || is == ListState.REJECTED).isTrue();
        entry = done.entry();
      }
      assertThat(entry.standing().listedAt()).isNull();
    }
  }
}
