package cn.financebrain.ingest.simulate.guarantee;

import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a register, with the state after it.
 *
 * @param action 设立, 变更 or 注销
 * @param ratio share of the thing that is pledged after it: 0 when all is released
 */
record Pledge(LocalDate day, String action, double ratio) {
  private static final int LONG_AGO = 900;
  private static final String CREATED = "设立";
  private static final String RELEASED = "注销";

  /** All pledges of its equity: of the sound few, of the strained many. */
  static List<Pledge> equity(FirmMonth month) {
    Firm firm = month.firm();
    Chronicle chronicle = Chronicle.of(month, "equity pledge");
    double often =
        firm.size() == Size.MICRO ? (strained(firm) ? 0.25 : 0.008) : strained(firm) ? 0.6 : 0.1;
    return chronicle.draws().chance(often) ? plan(chronicle, firm, 0.1, 0.6, 1) : List.of();
  }

  /** All mortgages of its real estate; the ratio may pass 1 when values are drawn out. */
  static List<Pledge> mortgage(FirmMonth month) {
    Chronicle chronicle = Chronicle.of(month, "mortgage");
    return chronicle.draws().chance(0.8)
        ? plan(chronicle, month.firm(), 0.3, 0.7, 1.25)
        : List.of();
  }

  private static boolean strained(Firm firm) {
    return firm.story().strainedOn().isPresent() && !firm.story().raisesMoney();
  }

  private static List<Pledge> plan(
      Chronicle chronicle, Firm firm, double least, double usual, double most) {
    Story story = firm.story();
    double half = (usual + most) / 2;
    List<Pledge> plan = new ArrayList<>();
    add(plan, chronicle.earlierDay(LONG_AGO), CREATED, chronicle.draws().uniform(least, usual));
    if (strained(firm)) {
      double more = chronicle.draws().uniform(usual, half);
      add(plan, chronicle.after(story.startedOn(), 3, 25), CREATED, more);
      double all = chronicle.draws().uniform(half, most);
      add(plan, chronicle.after(story.strainedOn(), 5, 50), CREATED, all);
      add(plan, chronicle.after(story.recoveredOn(), 20, 90), RELEASED, 0);
    } else if (chronicle.draws().chance(0.15)) {
      add(plan, chronicle.someDay(), "变更", chronicle.draws().uniform(least, usual));
    } else {
      add(plan, chronicle.perhaps(0.15, chronicle.someDay()), RELEASED, 0);
    }
    return plan;
  }

  private static void add(List<Pledge> plan, Optional<LocalDate> day, String action, double ratio) {
    boolean nothingYet = plan.isEmpty();
    if (day.isPresent() && !(nothingYet && action.equals(RELEASED))) {
      plan.add(new Pledge(day.get(), nothingYet ? CREATED : action, ratio));
    }
  }
}
