package cn.financebrain.ingest.simulate.tax;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * 税款核定: value added tax, by the quarter for the micro and small (小规模纳税人), by the month for others.
 */
public final class TaxEmitter implements Emitter {
  private static final double SMALL_RATE = 0.01;
  private static final double GENERAL_RATE = 0.13;
  private static final double SHARE_ADDED = 0.25;
  private static final int DAYS_TO_FILE = 15;

  @Override
  public String table() {
    return "tax";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "凭证号", "所属期起", "所属期止", "申报日期", "税种", "税目", "计税依据", "税率", "税额");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    boolean monthly = month.firm().size().atLeast(Size.MEDIUM);
    boolean quarterEnds = month.month().getMonthValue() % 3 == 0;
    if (!month.state().operating() || !(monthly || quarterEnds)) {
      return;
    }
    int months = monthly ? 1 : 3;
    YearMonth from = month.month().minusMonths(months - 1L);
    double sales = 0;
    for (int ago = 0; ago < months; ago++) {
      sales += month.ago(ago).map(state -> state.revenue()).orElse(0.0);
    }
    double rate = monthly ? GENERAL_RATE : SMALL_RATE;
    double basis = monthly ? sales * SHARE_ADDED : sales;
    LocalDate due = month.lastDay().plusDays(month.random().between(1, DAYS_TO_FILE));
    rows.add(
        month.lastDay(),
        due,
        month.firm().uscc(),
        rows.number("温税"),
        from.atDay(1),
        month.lastDay(),
        Rows.DELIVERED,
        "增值税",
        "销售货物",
        Rows.money(basis),
        rate,
        Rows.money(basis * rate));
  }
}
