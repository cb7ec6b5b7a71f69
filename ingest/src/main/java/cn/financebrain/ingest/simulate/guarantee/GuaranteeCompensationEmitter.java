package cn.financebrain.ingest.simulate.guarantee;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 代偿: a guarantor pays after the borrower has stopped paying, in two parts if it still can. Now and
 * then one pays an instalment for a sound borrower that is late.
 */
public final class GuaranteeCompensationEmitter implements Emitter {
  private static final int LATE_DAYS = 12;

  @Override
  public String table() {
    return "guarantee_compensation";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "代偿编号", "代偿日期", "报送日期", "被担保人统一社会信用代码", "代偿金额");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (month.state().operating()) {
      month.city().guaranteed(month.firm()).forEach(borrower -> pay(month, rows, borrower));
    }
  }

  private static void pay(FirmMonth month, Rows rows, Firm borrower) {
    Chronicle chronicle = Chronicle.of(month, "compensation", borrower);
    Optional<LocalDate> first = chronicle.after(borrower.story().collapsedOn(), 12, 45);
    Optional<LocalDate> second = chronicle.after(first, 40, 75);
    if (Chronicle.due(month, first)) {
      add(month, rows, borrower, first.get(), 0.4);
    }
    if (Chronicle.due(month, second)) {
      add(month, rows, borrower, second.get(), 0.5);
    }
    boolean late = month.of(borrower).map(MonthState::overdueDays).orElse(0) > LATE_DAYS;
    boolean sound = month.of(borrower).map(state -> state.distress() < 0.3).orElse(false);
    if (late && sound && month.random().chance(0.5)) {
      add(month, rows, borrower, month.lastDay(), 0.02);
    }
  }

  private static void add(FirmMonth month, Rows rows, Firm borrower, LocalDate day, double share) {
    double loan = month.of(borrower).map(MonthState::loanBalance).orElse(0.0);
    double part = loan / month.city().guarantors(borrower).size();
    if (part > 0) {
      rows.add(
          day,
          day.plusDays(month.random().between(3, 15)),
          month.firm().uscc(),
          rows.number("温代偿"),
          day,
          Rows.DELIVERED,
          borrower.uscc(),
          Rows.money(part * share * month.random().uniform(0.7, 1.1)));
    }
  }
}
