package cn.financebrain.ingest.simulate.credit;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import java.time.LocalDate;
import java.util.List;

/** 征信查询: who looks for money is looked up by bank after bank. */
public final class BankCreditQueryEmitter implements Emitter {
  @Override
  public String table() {
    return "bank_credit_query";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "查询编号", "查询日期", "查询原因", "查询机构");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (!month.state().operating()) {
      return;
    }
    boolean borrows = month.state().loanBalance() > 0;
    double scale = Appetite.scale(month);
    double need = Appetite.need(month.state());
    some(month, rows, "贷款审批", borrows ? 0.03 * scale + 1.2 * need : 0.003);
    some(month, rows, "贷后管理", borrows ? 0.015 * scale : 0);
    some(month, rows, "担保资格审查", month.city().guaranteed(month.firm()).isEmpty() ? 0 : 0.05);
    some(month, rows, "本人查询", 0.003);
    some(month, rows, "其他", 0.0005);
  }

  private static void some(FirmMonth month, Rows rows, String purpose, double mean) {
    int count = month.random().poisson(mean);
    for (int i = 0; i < count; i++) {
      LocalDate day = month.day();
      boolean own = purpose.equals("本人查询");
      rows.add(
          day,
          day.plusDays(1),
          month.firm().uscc(),
          rows.number("温征"),
          day,
          purpose,
          own ? null : purpose.equals("贷款审批") ? Lenders.other(month) : Lenders.present(month));
    }
  }
}
