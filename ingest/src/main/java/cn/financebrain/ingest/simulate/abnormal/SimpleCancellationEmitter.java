package cn.financebrain.ingest.simulate.abnormal;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.books.Days;
import cn.financebrain.ingest.simulate.books.Ending;
import cn.financebrain.ingest.simulate.books.Habits;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 简易注销: announced for twenty days; the small leave so, and those who owe something try, until
 * somebody objects.
 */
public final class SimpleCancellationEmitter implements Emitter {
  private static final int NOTICE_DAYS = 20;

  @Override
  public String table() {
    return "simple_cancellation";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "公告编号", "日期", "环节", "异议人");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    leave(month, rows);
    tryToLeave(month, rows);
  }

  private static void leave(FirmMonth month, Rows rows) {
    Firm firm = month.firm();
    Draws draws = Habits.of(month, "leaves simply");
    boolean simply = draws.chance(0.6);
    int days = draws.between(NOTICE_DAYS + 2, 45);
    Optional<LocalDate> announced =
        Ending.of(month.city(), firm)
            .filter(ending -> ending.way() == Ending.Way.CANCELLED && simply)
            .filter(ending -> !firm.size().atLeast(Size.MEDIUM))
            .filter(ending -> firm.story().collapsedOn().isEmpty())
            .map(ending -> ending.day().minusDays(days));
    announced
        .filter(day -> Days.due(month, day))
        .ifPresent(
            day -> {
              String number = rows.number("温简注");
              add(month, rows, number, day, "公告", null);
              add(month, rows, number, day.plusDays(days), "核准注销", null);
            });
  }

  private static void tryToLeave(FirmMonth month, Rows rows) {
    Draws draws = Habits.of(month, "tries to leave simply");
    double at = draws.uniform(0, 1);
    double along = draws.uniform(0.1, 0.8);
    Optional<LocalDate> announced = announced(month, at, along);
    int wait = draws.between(3, NOTICE_DAYS - 2);
    String objector = draws.pick("税务机关", "社保机构", "债权人", "债权人", "职工", "其他");
    boolean withdraws = draws.chance(0.5);
    announced
        .filter(day -> Days.due(month, day))
        .filter(day -> Ending.living(month.firm(), day.plusDays(NOTICE_DAYS + 30L)))
        .ifPresent(
            day -> {
              String number = rows.number("温简注");
              add(month, rows, number, day, "公告", null);
              add(month, rows, number, day.plusDays(wait), "异议", objector);
              if (withdraws) {
                add(month, rows, number, day.plusDays(NOTICE_DAYS + 2L), "撤回", null);
              }
            });
  }

  /** Debtors on their way down, shells, and a few who have forgotten a tax. */
  private static Optional<LocalDate> announced(FirmMonth month, double at, double along) {
    Firm firm = month.firm();
    long window = month.city().lastDay().toEpochDay() - month.city().firstDay().toEpochDay();
    LocalDate some = month.city().firstDay().plusDays(Math.round(window * along));
    return switch (firm.kind()) {
      case QUIET_FAILURE, GUARANTEE_CIRCLE ->
          firm.story()
              .strainedOn()
              .map(day -> day.plusDays(Math.round(120 * along)))
              .filter(day -> at < 0.15 && !firm.size().atLeast(Size.MEDIUM));
      case SHELL_CLUSTER -> Optional.of(some).filter(day -> at < 0.08 && old(firm, day));
      case HONEST -> Optional.of(some).filter(day -> at < 0.002 && old(firm, day));
      default -> Optional.empty();
    };
  }

  private static boolean old(Firm firm, LocalDate day) {
    return day.isAfter(firm.established().plusDays(180));
  }

  private static void add(
      FirmMonth month, Rows rows, String number, LocalDate day, String step, String objector) {
    rows.add(day, day.plusDays(1), month.firm().uscc(), number, day, step, objector);
  }
}
