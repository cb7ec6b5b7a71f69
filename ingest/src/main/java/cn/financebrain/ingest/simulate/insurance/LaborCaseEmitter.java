package cn.financebrain.ingest.simulate.insurance;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.books.Staff;
import java.time.LocalDate;
import java.util.List;

/** 劳动监察与仲裁: disputes as anywhere, and unpaid wages where money runs out. */
public final class LaborCaseEmitter implements Emitter {
  private static final int MOST_CASES = 4;

  @Override
  public String table() {
    return "labor_case";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "案号", "受理日期", "案件类别", "涉及人数", "涉及金额");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (month.state().phase() == Phase.CLOSED) {
      return;
    }
    Draws draws = month.random();
    double staff = people(month);
    double wagesLate = Math.max(0, month.state().distress() - 0.55);
    cases(month, rows, "欠薪", staff * (0.00006 + 0.02 * wagesLate));
    cases(month, rows, "劳动仲裁", staff * (0.0002 + 0.012 * wagesLate));
    if (draws.chance(Math.min(0.05, staff * 0.00003))) {
      add(month, rows, "其他");
    }
  }

  /** Those who work there, or did half a year ago: claims come late. */
  private static double people(FirmMonth month) {
    int now = month.state().employees();
    return Math.max(now, 0.7 * month.ago(6).map(MonthState::employees).orElse(now));
  }

  private static void cases(FirmMonth month, Rows rows, String kind, double mean) {
    int count = Math.min(MOST_CASES, month.random().poisson(mean));
    for (int i = 0; i < count; i++) {
      add(month, rows, kind);
    }
  }

  private static void add(FirmMonth month, Rows rows, String kind) {
    Draws draws = month.random();
    boolean together = kind.equals("欠薪") && draws.chance(0.4);
    int persons = together ? draws.between(2, 2 + (int) Math.min(60, people(month) / 3)) : 1;
    double amount = persons * Staff.of(month).wage() * draws.uniform(0.8, 4);
    LocalDate day = month.day();
    rows.add(
        day,
        day.plusDays(1),
        month.firm().uscc(),
        rows.number(kind.equals("欠薪") ? "温人社监" : "温劳人仲案"),
        day,
        kind,
        persons,
        Rows.money(amount));
  }
}
