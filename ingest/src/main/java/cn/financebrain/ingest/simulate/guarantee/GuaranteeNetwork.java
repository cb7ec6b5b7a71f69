package cn.financebrain.ingest.simulate.guarantee;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** What a walk over the guarantees of the city finds around an enterprise. */
final class GuaranteeNetwork {
  private static final int OVERDUE_DAYS = 30;

  private GuaranteeNetwork() {}

  /**
   * Size of its strongly connected component: who guarantees it and is guaranteed by it at last.
   */
  static int circle(City city, Firm firm) {
    SortedSet<Integer> circle = reached(firm, city::guaranteed);
    circle.retainAll(reached(firm, city::guarantors));
    return circle.size();
  }

  private static SortedSet<Integer> reached(Firm from, Function<Firm, List<Firm>> next) {
    SortedSet<Integer> reached = new TreeSet<>(List.of(from.number()));
    Deque<Firm> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      for (Firm firm : next.apply(open.remove())) {
        if (reached.add(firm.number())) {
          open.add(firm);
        }
      }
    }
    return reached;
  }

  static boolean mutual(City city, Firm firm) {
    return city.guaranteed(firm).stream().anyMatch(other -> city.guaranteed(other).contains(firm));
  }

  /** How many of those it guarantees have not paid for more than 30 days. */
  static int defaulted(FirmMonth month) {
    return (int)
        month.city().guaranteed(month.firm()).stream()
            .filter(other -> month.of(other).map(MonthState::overdueDays).orElse(0) > OVERDUE_DAYS)
            .count();
  }
}
