package cn.financebrain.ingest.simulate.premises;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** 经营场所情况报送: rent not paid, and empty rooms; rumours of empty rooms are not verified. */
public final class PremisesReportEmitter implements Emitter {
  @Override
  public String table() {
    return "premises_report";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "报送编号", "发现日期", "报送日期", "情况", "报送单位", "是否核实", "欠租金额");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Optional<Tenancy> place = Tenancy.of(month);
    boolean leases = place.map(Tenancy::leased).orElse(false);
    if (leases && month.random().chance(arrears(month.state()))) {
      double owed = place.get().rent() * month.random().between(1, 4);
      add(month, rows, month.day(), "欠租", month.random().chance(0.9), owed);
    }
    if (Chronicle.due(month, vacated(month))) {
      add(month, rows, vacated(month).get(), "搬离", month.random().chance(0.85), 0);
    }
    double rumours = month.state().rumours();
    if (month.state().operating() && month.random().chance(0.0005 + 0.06 * rumours)) {
      add(month, rows, month.day(), "搬离", false, 0);
    }
    if (month.state().operating() && month.random().chance(0.003)) {
      add(month, rows, month.day(), "正常", true, 0);
    }
  }

  private static double arrears(MonthState state) {
    return state.operating() ? 0.0012 + 0.3 * Math.max(0, state.distress() - 0.35) : 0;
  }

  /** When somebody finds the rooms empty. */
  private static Optional<LocalDate> vacated(FirmMonth month) {
    Story story = month.firm().story();
    Chronicle chronicle = Chronicle.of(month, "vacated");
    Optional<LocalDate> fled = chronicle.perhaps(0.75, chronicle.after(story.collapsedOn(), 1, 25));
    Optional<LocalDate> quiet =
        chronicle.perhaps(0.5, chronicle.after(story.collapsedOn(), 15, 90));
    Optional<LocalDate> closed = chronicle.perhaps(0.2, chronicle.after(story.closedOn(), -30, 10));
    Optional<LocalDate> empty = chronicle.perhaps(0.15, chronicle.someDay());
    return switch (story.kind()) {
      case SHELL_CLUSTER -> story.raisesMoney() ? fled : empty;
      case QUIET_FAILURE, GUARANTEE_CIRCLE -> quiet;
      case HONEST, HARDSHIP -> closed;
      default -> story.raisesMoney() ? fled : Optional.empty();
    };
  }

  private static void add(
      FirmMonth month, Rows rows, LocalDate day, String kind, boolean verified, double owed) {
    rows.add(
        day,
        day.plusDays(month.random().between(1, 6)),
        month.firm().uscc(),
        rows.number("温场报"),
        day,
        Rows.DELIVERED,
        kind,
        verified ? month.random().pick("物业", "园区", "网格") : "物业",
        verified,
        owed == 0 ? null : Rows.money(owed));
  }
}
