package cn.financebrain.ingest.simulate.guarantee;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import java.util.List;

/** 对外担保月度汇总: what an enterprise guarantees for others. */
public final class GuaranteeSummaryEmitter implements Emitter {
  @Override
  public String table() {
    return "guarantee_summary";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "统计日期", "报送日期", "对外担保余额", "被担保企业数");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    emit(opening, rows);
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    List<Firm> guaranteed = month.city().guaranteed(month.firm());
    if (guaranteed.isEmpty() || month.state().phase() == Phase.CLOSED) {
      return;
    }
    long owing = guaranteed.stream().filter(borrower -> owes(month, borrower)).count();
    rows.add(
        month.lastDay(),
        month.lastDay().plusDays(month.random().between(5, 12)),
        month.firm().uscc(),
        month.lastDay(),
        Rows.DELIVERED,
        Rows.money(month.state().guaranteeBalance()),
        owing);
  }

  private static boolean owes(FirmMonth month, Firm borrower) {
    return month.of(borrower).map(MonthState::loanBalance).orElse(0.0) > 0;
  }
}
