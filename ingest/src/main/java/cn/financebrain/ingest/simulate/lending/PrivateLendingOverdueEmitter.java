package cn.financebrain.ingest.simulate.lending;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import java.time.LocalDate;
import java.util.List;

/** 备案借贷逾期: loans that were not paid back when they were due, reported once or twice. */
public final class PrivateLendingOverdueEmitter implements Emitter {
  private static final int LONGEST = 12;

  @Override
  public String table() {
    return "private_lending_overdue";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "逾期报告编号", "认定日期", "备案编号", "逾期金额", "逾期天数");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    double share = Loans.files(month) ? unpaid(month) : 0;
    for (int ago = 3; share > 0 && ago <= LONGEST; ago++) {
      for (Loans.Loan loan : Loans.filed(month, ago)) {
        boolean due = loan.months() == ago || loan.months() + 1 == ago;
        if (due && month.random().chance(share)) {
          add(month, rows, loan, (ago - loan.months()) * 30);
        }
      }
    }
  }

  private static double unpaid(FirmMonth month) {
    if (month.state().phase() == Phase.CLOSED) {
      return 0;
    }
    return month.state().phase() == Phase.COLLAPSED
        ? 0.9
        : Math.max(0.03, 1.4 * (month.state().distress() - 0.3));
  }

  private static void add(FirmMonth month, Rows rows, Loans.Loan loan, int days) {
    LocalDate found = month.day();
    rows.add(
        found,
        found.plusDays(1),
        month.firm().uscc(),
        rows.number("温民逾"),
        found,
        loan.number(),
        Rows.money(loan.amount() * month.random().uniform(0.5, 1)),
        days + found.getDayOfMonth());
  }
}
