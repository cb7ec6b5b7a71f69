package cn.financebrain.ingest.simulate.premises;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 经营场所与租赁备案: places filed, leases renewed and given up. A scheme takes a fine office when it goes
 * to the public.
 */
public final class PremisesEmitter implements Emitter {
  @Override
  public String table() {
    return "premises";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE, "备案编号", "备案日期", "备案事项", "场所性质", "场所类型", "面积", "月租金", "租赁期止", "实际终止日期");
  }

  /** The lease that runs when the window begins. */
  @Override
  public void past(FirmMonth opening, Rows rows) {
    Tenancy.of(opening)
        .ifPresent(
            place -> {
              List<LocalDate> starts = place.starts(opening.lastDay());
              if (!starts.isEmpty()) {
                register(opening, rows, place, starts.get(starts.size() - 1));
              }
            });
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Tenancy.of(month).ifPresent(place -> tell(month, rows, place));
  }

  private static void tell(FirmMonth month, Rows rows, Tenancy place) {
    boolean left = Chronicle.reached(month, place.leftOn());
    for (LocalDate start : place.starts(month.lastDay())) {
      if (month.state().operating() && !left && Chronicle.due(month, Optional.of(start))) {
        register(month, rows, place, start);
      }
    }
    if (month.firm().story().raisesMoney()) {
      fineOffice(month, rows);
    }
    if (place.leased() && Chronicle.due(month, place.leftOn())) {
      leave(month, rows, place, place.leftOn().get());
    }
  }

  private static void fineOffice(FirmMonth month, Rows rows) {
    Chronicle chronicle = Chronicle.of(month, "fine office");
    Optional<LocalDate> opened =
        chronicle.perhaps(0.5, chronicle.after(month.firm().story().promotingOn(), -20, 60));
    if (Chronicle.due(month, opened)) {
      String grade = chronicle.draws().pick("甲级写字楼", "沿街门店");
      int area = chronicle.draws().between(150, 900);
      LocalDate end = opened.get().plusYears(3);
      add(month, rows, opened.get(), "登记", "租赁", grade, area, area * 80.0, end, null);
    }
  }

  /** Some leave when the lease ends, who flees never does. */
  private static void leave(FirmMonth month, Rows rows, Tenancy place, LocalDate day) {
    boolean failed = month.firm().story().collapsedOn().isPresent();
    boolean inTime = !failed && Chronicle.of(month, "in time").draws().chance(0.3);
    LocalDate end = inTime ? day : place.endOfLease(day);
    add(month, rows, day, "终止", "租赁", place.grade(), place.area(), place.rent(), end, day);
  }

  private static void register(FirmMonth month, Rows rows, Tenancy place, LocalDate start) {
    LocalDate end = place.leased() ? place.endOfLease(start) : null;
    add(
        month,
        rows,
        start,
        "登记",
        place.tenure(),
        place.grade(),
        place.area(),
        place.rent(),
        end,
        null);
  }

  private static void add(
      FirmMonth month,
      Rows rows,
      LocalDate day,
      String action,
      String tenure,
      String grade,
      int area,
      double rent,
      LocalDate end,
      LocalDate terminated) {
    Firm firm = month.firm();
    rows.add(
        day,
        day.plusDays(1),
        firm.uscc(),
        rows.number("温场所"),
        day,
        action,
        tenure,
        grade,
        Rows.money(area),
        tenure.equals("租赁") ? Rows.money(rent) : null,
        end,
        terminated);
  }
}
