package cn.financebrain.ingest.simulate.credit;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.util.List;

/** 商票持续逾期名单: acceptors who don't pay their bills, month by month. */
public final class BillDefaultEmitter implements Emitter {
  @Override
  public String table() {
    return "bill_default";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "截止日期", "披露日期", "逾期余额", "累计逾期发生额");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (!acceptsBills(month) || !month.random().chance(listed(month.state()))) {
      return;
    }
    double balance = month.firm().baseRevenue() * month.random().uniform(0.05, 0.7);
    rows.add(
        month.lastDay(),
        month.lastDay().plusDays(month.random().between(1, 5)),
        month.firm().uscc(),
        month.lastDay(),
        Rows.DELIVERED,
        Rows.money(balance),
        Rows.money(balance * month.random().uniform(1, 2.5)));
  }

  private static boolean acceptsBills(FirmMonth month) {
    Firm firm = month.firm();
    boolean trades = List.of("C", "E", "F", "K").contains(firm.industry().section());
    Draws habits = Chronicle.of(month, "bills").draws();
    return trades && habits.chance(firm.size().atLeast(Size.SMALL) ? 0.35 : 0.04);
  }

  private static double listed(MonthState state) {
    if (state.phase() == Phase.COLLAPSED) {
      return 0.9;
    }
    double distress = state.operating() ? state.distress() : 0;
    return distress > 0.7 ? 0.6 : distress > 0.5 ? 0.15 : distress > 0 ? 0.0005 : 0;
  }
}
