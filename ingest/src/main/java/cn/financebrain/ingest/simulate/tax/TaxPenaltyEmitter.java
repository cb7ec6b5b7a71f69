package cn.financebrain.ingest.simulate.tax;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Story.Kind;
import java.time.LocalDate;
import java.util.List;

/** 税务行政处罚: small fines for late returns, greater ones for tax that was kept back. */
public final class TaxPenaltyEmitter implements Emitter {
  @Override
  public String table() {
    return "tax_penalty";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "处罚决定书文号", "处罚决定日期", "违法事实", "罚款金额");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (month.state().phase() == Phase.CLOSED) {
      return;
    }
    Return filing = Return.of(month);
    if (filing.due() && filing.late() && month.random().chance(0.25)) {
      LocalDate day = filing.deadline().plusDays(month.random().between(10, 40));
      add(month, rows, day, "未按照规定的期限办理纳税申报", month.random().between(1, 20) * 100);
    }
    boolean shell = month.firm().kind() == Kind.SHELL_CLUSTER;
    double chance =
        shell ? 0.012 : 0.0003 + (month.firm().kind().ponzi() ? 0.003 : 0) + kept(month);
    if (month.random().chance(chance)) {
      double fine = Math.max(1_000, month.state().taxPaid()) * month.random().uniform(0.5, 3);
      add(month, rows, month.day(), shell ? "未按照规定开具发票" : "少缴应纳税款", fine);
    }
  }

  private static double kept(FirmMonth month) {
    return month.state().distress() > 0.45 ? 0.01 : 0;
  }

  private static void add(FirmMonth month, Rows rows, LocalDate day, String fact, double fine) {
    String number = rows.number("温税罚");
    rows.add(day, day.plusDays(7), month.firm().uscc(), number, day, fact, Rows.money(fine));
  }
}
