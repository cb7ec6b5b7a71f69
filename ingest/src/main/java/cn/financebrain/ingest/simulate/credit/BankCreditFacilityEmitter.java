package cn.financebrain.ingest.simulate.credit;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import java.time.LocalDate;
import java.util.List;

/**
 * 授信与贷款变动: credit granted, rolled over, cut. Who needs money badly asks new banks and rolls loans
 * over, while the old banks withdraw.
 */
public final class BankCreditFacilityEmitter implements Emitter {
  @Override
  public String table() {
    return "bank_credit_facility";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "业务编号", "发生日期", "报送日期", "变动类型", "机构代码", "首次授信", "金额");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (month.state().loanBalance() <= 0) {
      return;
    }
    if (Appetite.borrows(month.state())) {
      double scale = Appetite.scale(month);
      double need = Appetite.need(month.state());
      some(month, rows, "新增授信", 0.025 * scale + 0.2 * need);
      some(month, rows, "展期", 0.006 * scale + 0.25 * need);
      some(month, rows, "借新还旧", 0.008 * scale + 0.2 * need);
      some(month, rows, "应急转贷", 0.004 * scale + 0.15 * need);
      some(month, rows, "压降", 0.004 * scale + 0.35 * need);
      some(month, rows, "终止", 0.001 * scale + 0.06 * need);
    } else if (month.enters(Phase.COLLAPSED)) {
      add(month, rows, "终止");
    }
  }

  private static void some(FirmMonth month, Rows rows, String kind, double mean) {
    int count = month.random().poisson(mean);
    for (int i = 0; i < count; i++) {
      add(month, rows, kind);
    }
  }

  private static void add(FirmMonth month, Rows rows, String kind) {
    LocalDate day = month.day();
    boolean first =
        kind.equals("新增授信") && month.random().chance(0.3 + Appetite.need(month.state()));
    rows.add(
        day,
        day.plusDays(month.random().between(1, 4)),
        month.firm().uscc(),
        rows.number("温信"),
        day,
        Rows.DELIVERED,
        kind,
        first ? Lenders.other(month) : Lenders.present(month),
        kind.equals("新增授信") ? first : null,
        Rows.money(month.state().creditLimit() * month.random().uniform(0.05, 0.3)));
  }
}
