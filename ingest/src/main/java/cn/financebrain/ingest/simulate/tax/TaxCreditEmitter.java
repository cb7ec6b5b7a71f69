package cn.financebrain.ingest.simulate.tax;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.books.Habits;
import java.time.LocalDate;
import java.util.List;

/** 纳税信用评价: each April, for the year before. */
public final class TaxCreditEmitter implements Emitter {
  private static final int APRIL = 4;

  @Override
  public String table() {
    return "tax_credit";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "评价年度", "公布日期", "纳税信用级别");
  }

  /** The newest grade from before the window, of all but the micro. */
  @Override
  public void past(FirmMonth opening, Rows rows) {
    int year = opening.month().getYear();
    if (opening.firm().size() != Size.MICRO) {
      grade(opening, opening.month().getMonthValue() < APRIL ? year - 2 : year - 1, rows);
    }
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (month.month().getMonthValue() == APRIL) {
      grade(month, month.month().getYear() - 1, rows);
    }
  }

  private static void grade(FirmMonth month, int year, Rows rows) {
    Firm firm = month.firm();
    if (firm.established().getYear() > year || month.state().phase() == Phase.CLOSED) {
      return;
    }
    Draws draws = Habits.of(month.city(), firm, "tax credit", year);
    LocalDate day = LocalDate.of(year + 1, APRIL, 10).plusDays(draws.between(0, 19));
    String grade = grade(month, day, draws);
    rows.add(day, day.plusDays(1), firm.uscc(), year, day, grade);
  }

  private static String grade(FirmMonth month, LocalDate day, Draws draws) {
    Firm firm = month.firm();
    double distress = month.ago(4).or(() -> month.ago(0)).map(MonthState::distress).orElse(0.0);
    boolean marked =
        TaxStatus.abnormal(month.city(), firm).filter(s -> s.active(day)).isPresent()
            || TaxStatus.violation(month.city(), firm).filter(s -> s.active(day)).isPresent();
    if (marked || distress > 0.9) {
      return "D";
    }
    double points = draws.uniform(0, 1) - distress - (firm.kind() == Kind.SHELL_CLUSTER ? 0.4 : 0);
    if (firm.established().plusYears(1).isAfter(LocalDate.of(day.getYear(), 1, 1))) {
      return points < -0.3 ? "C" : "M";
    }
    double top = firm.size() == Size.MICRO ? 0.85 : 0.7;
    return points > top ? "A" : points > -0.12 ? "B" : points > -0.45 ? "C" : "D";
  }
}
