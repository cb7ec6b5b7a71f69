package cn.financebrain.ingest.simulate.utilities;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.books.Days;
import cn.financebrain.ingest.simulate.books.Habits;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** 用电容量变更: of enterprises with a supply of their own, the works and the greater ones. */
public final class PowerCapacityEmitter implements Emitter {
  private static final List<Integer> CAPACITIES = List.of(30, 50, 80, 100, 160, 200, 315, 400);

  @Override
  public String table() {
    return "power_capacity";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "工单号", "办结日期", "业务类别", "变更前容量千伏安", "变更后容量千伏安");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Firm firm = month.firm();
    boolean own = firm.size() != Size.MICRO || firm.industry().section().equals("C");
    if (!own || firm.kind() == Kind.SHELL_CLUSTER || month.state().phase() == Phase.CLOSED) {
      return;
    }
    int factor = firm.size().atLeast(Size.MEDIUM) ? 10 : 1;
    Draws habit = Habits.of(month, "capacity");
    double full = habit.pick(CAPACITIES) * (double) factor;
    double less = full * habit.pick(List.of(0.4, 0.5, 0.63));
    switch (firm.kind()) {
      case QUIET_FAILURE, GUARANTEE_CIRCLE, HARDSHIP -> decline(month, rows, habit, full, less);
      default -> ordinary(month, rows, full, less);
    }
  }

  private static void decline(FirmMonth month, Rows rows, Draws habit, double full, double less) {
    Story story = month.firm().story();
    boolean reduces = habit.chance(0.6);
    boolean pauses = habit.chance(0.4);
    LocalDate strained = story.strainedOn().orElseThrow();
    LocalDate reduced = strained.plusDays(habit.between(-60, 20));
    LocalDate paused = strained.plusDays(habit.between(25, 80));
    int after = habit.between(30, 120);
    Optional<LocalDate> closed = story.collapsedOn().map(day -> day.plusDays(after));
    Optional<LocalDate> back = story.recoveredOn().map(day -> day.plusDays(after));
    double left = reduces ? less : full;
    if (reduces) {
      tell(month, rows, reduced, "减容", full, less);
    }
    if (pauses && story.recoveredOn().isEmpty()) {
      tell(month, rows, paused, "暂停", left, 0);
    }
    back.filter(day -> reduces).ifPresent(day -> tell(month, rows, day, "恢复", less, full));
    closed.filter(day -> pauses).ifPresent(day -> tell(month, rows, day, "销户", left, 0));
  }

  private static void ordinary(FirmMonth month, Rows rows, double full, double less) {
    double at = month.random().uniform(0, 1);
    if (at < 0.0015) {
      tell(month, rows, month.day(), "增容", full, full * 1.5);
    } else if (at < 0.0022) {
      tell(month, rows, month.day(), "减容", full, less);
    } else if (at < 0.0026) {
      tell(month, rows, month.day(), "暂停", full, 0);
    } else if (at < 0.003) {
      tell(month, rows, month.day(), "恢复", less, full);
    }
  }

  private static void tell(
      FirmMonth month, Rows rows, LocalDate day, String kind, double before, double after) {
    if (Days.due(month, day) && !day.isBefore(month.firm().established())) {
      rows.add(
          day,
          day.plusDays(1),
          month.firm().uscc(),
          rows.number("温电"),
          day,
          kind,
          Rows.decimal(before, 0),
          Rows.decimal(after, 0));
    }
  }
}
