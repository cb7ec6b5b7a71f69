package cn.financebrain.ingest.simulate.safety;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;

/** 环境信用评价: each May for the year before, of the works that are graded at all. */
public final class EnvironmentGradeEmitter implements Emitter {
  private static final List<String> GRADES = List.of("绿", "蓝", "黄", "红", "黑");

  @Override
  public String table() {
    return "environment_grade";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "评价年度", "公布日期", "信用等级");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    int year = opening.month().getYear() - (opening.month().getMonthValue() >= 5 ? 0 : 1);
    if (opening.firm().established().getYear() < year) {
      tell(opening, rows, LocalDate.of(year, 5, 20));
    }
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    boolean existed = month.firm().established().getYear() < month.month().getYear();
    if (month.month().getMonth() == Month.MAY && existed && month.state().phase() != Phase.CLOSED) {
      tell(month, rows, month.month().atDay(20));
    }
  }

  private static void tell(FirmMonth month, Rows rows, LocalDate published) {
    Draws habits = Chronicle.of(month, "environment").draws();
    if (habits.chance(graded(month.firm()))) {
      rows.add(
          published,
          published.plusDays(1),
          month.firm().uscc(),
          published.getYear() - 1,
          published,
          grade(month, habits.uniform(0, 1)));
    }
  }

  private static double graded(Firm firm) {
    if (!Hazard.factory(firm)) {
      return 0;
    }
    boolean dirty = Hazard.dirty(firm);
    return firm.size().atLeast(Size.MEDIUM)
        ? 0.8
        : firm.size() == Size.SMALL ? (dirty ? 0.4 : 0.1) : 0.03;
  }

  /** Mostly the same each year, better or worse by chance; worse in distress. */
  private static String grade(FirmMonth month, double habit) {
    double at =
        habit
            + 0.12 * month.random().gaussian()
            + 0.5 * Math.max(0, month.state().distress() - 0.3);
    return GRADES.get(at < 0.3 ? 0 : at < 0.83 ? 1 : at < 1.05 ? 2 : at < 1.17 ? 3 : 4);
  }
}
