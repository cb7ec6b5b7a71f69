package cn.financebrain.ingest.simulate.customs;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** 海关信用等级: given with the registration, changed for a few. */
public final class CustomsGradeEmitter implements Emitter {
  private static final String NUMBER = "瓯关认";
  private static final String REGULAR = "常规管理企业";
  private static final String DISHONEST = "失信企业";

  @Override
  public String table() {
    return "customs_grade";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "认定编号", "认定日期", "信用等级");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    emit(opening, rows);
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (Trader.of(month).isEmpty()) {
      return;
    }
    Firm firm = month.firm();
    Chronicle chronicle = Chronicle.of(month, "customs grade");
    boolean certified = chronicle.draws().chance(firm.size().atLeast(Size.MEDIUM) ? 0.2 : 0.01);
    Optional<LocalDate> registered = Optional.of(firm.established().plusDays(35));
    Chronicle.tell(month, rows, registered, NUMBER, certified ? "高级认证企业" : REGULAR);
    Optional<LocalDate> failed =
        chronicle.perhaps(0.25, chronicle.after(firm.story().collapsedOn(), 20, 150));
    Optional<LocalDate> changed = chronicle.perhaps(0.02, chronicle.someDay());
    boolean better = chronicle.draws().chance(0.5);
    Chronicle.tell(month, rows, failed, NUMBER, DISHONEST);
    if (failed.isEmpty()) {
      String grade = certified ? REGULAR : better ? "高级认证企业" : DISHONEST;
      Chronicle.tell(
          month, rows, changed.filter(day -> day.isAfter(registered.get())), NUMBER, grade);
    }
  }
}
