package cn.financebrain.ingest.simulate.tax;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import java.time.LocalDate;
import java.util.List;

/** 欠税公告: once a quarter, the balance of those who owe; zero once when it is paid. */
public final class TaxArrearsEmitter implements Emitter {
  private static final int QUARTER = 3;

  /** Less is not announced, CNY. */
  private static final double LEAST = 500;

  @Override
  public String table() {
    return "tax_arrears";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "公告编号", "公告日期", "税种", "欠税余额");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    boolean quarterEnds = month.month().getMonthValue() % QUARTER == 0;
    if (!quarterEnds || month.state().phase() == Phase.CLOSED) {
      return;
    }
    double owed = Arrears.owed(month, 0);
    if (owed >= LEAST) {
      add(month, rows, owed);
    } else if (Arrears.owed(month, QUARTER) >= LEAST) {
      add(month, rows, 0);
    }
  }

  private static void add(FirmMonth month, Rows rows, double balance) {
    LocalDate day = month.month().atDay(20 + month.random().between(0, 8));
    if (!day.isBefore(month.firm().established())) {
      String number = rows.number("温税欠告");
      rows.add(day, day.plusDays(1), month.firm().uscc(), number, day, "增值税", Rows.money(balance));
    }
  }
}
