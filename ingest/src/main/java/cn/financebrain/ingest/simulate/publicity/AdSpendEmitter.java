package cn.financebrain.ingest.simulate.publicity;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.story.BySize;
import cn.financebrain.ingest.simulate.story.Pitch;
import cn.financebrain.ingest.simulate.story.Pitch.Style;
import java.util.List;

/** 广告费申报: by the quarter, of those who declare such costs at all. */
public final class AdSpendEmitter implements Emitter {
  private static final long SPEND = 0x7370656eL;
  private static final int QUARTER = 3;

  @Override
  public String table() {
    return "ad_spend";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "所属期起", "所属期止", "申报日期", "广告和业务宣传费元", "营业收入元");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Firm firm = month.firm();
    Draws traits = Draws.of(month.city().seed(), SPEND, firm.number());
    boolean declares = traits.chance(share(month));
    if (!declares || month.month().getMonthValue() % QUARTER != 0 || !month.state().operating()) {
      return;
    }
    double revenue = 0;
    double raised = 0;
    for (int ago = 0; ago < QUARTER; ago++) {
      revenue += month.ago(ago).map(state -> state.revenue()).orElse(0.0);
      raised += month.ago(ago).map(state -> state.inflow()).orElse(0.0);
    }
    Draws draws = month.random();
    double usual = traits.lognormal(0.006, 0.9) * draws.lognormal(1, 0.25);
    double launch = traits.chance(0.04) ? traits.lognormal(0.2, 0.7) : 0; // buys its market
    double scheme = firm.story().raisesMoney() ? raised * draws.uniform(0.03, 0.1) : 0;
    rows.add(
        month.lastDay(),
        month.lastDay().plusDays(draws.between(8, 18)),
        firm.uscc(),
        month.month().minusMonths(QUARTER - 1L).atDay(1),
        month.lastDay(),
        Rows.DELIVERED,
        Rows.money((Math.min(0.3, usual) + launch) * revenue + scheme),
        Rows.money(revenue));
  }

  private static double share(FirmMonth month) {
    boolean loud = Pitch.styleOf(month.firm()) != Style.ORDINARY;
    return loud ? 0.8 : BySize.of(month.firm().size(), 0.04, 0.4, 0.85, 1);
  }
}
