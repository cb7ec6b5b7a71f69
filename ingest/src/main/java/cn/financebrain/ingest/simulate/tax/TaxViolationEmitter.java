package cn.financebrain.ingest.simulate.tax;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.books.Days;
import cn.financebrain.ingest.simulate.books.Habits;
import java.time.LocalDate;
import java.util.List;

/** 重大税收违法: published, and taken down when it is made good. */
public final class TaxViolationEmitter implements Emitter {
  @Override
  public String table() {
    return "tax_violation";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "文书号", "公布日期", "是否公布中", "违法类型", "涉案税额");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    emit(opening, rows);
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    TaxStatus.violation(month.city(), month.firm())
        .ifPresent(
            status -> {
              tell(month, rows, status.set(), true);
              status.lifted().ifPresent(day -> tell(month, rows, day, false));
            });
  }

  private static void tell(FirmMonth month, Rows rows, LocalDate day, boolean published) {
    if (!Days.due(month, day)) {
      return;
    }
    Draws habit = Habits.of(month, "size of the violation");
    boolean shell = month.firm().kind() == Kind.SHELL_CLUSTER;
    rows.add(
        day,
        day.plusDays(1),
        month.firm().uscc(),
        rows.number("温税稽公"),
        day,
        published,
        shell ? "虚开增值税专用发票" : "逃避缴纳税款",
        Rows.money(habit.lognormal(1_200_000, 0.8)));
  }
}
