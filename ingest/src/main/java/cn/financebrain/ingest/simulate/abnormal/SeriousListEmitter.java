package cn.financebrain.ingest.simulate.abnormal;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.books.Days;
import cn.financebrain.ingest.simulate.books.Ending;
import cn.financebrain.ingest.simulate.books.Habits;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** 严重违法失信名单: some schemes and shells, long after; now and then somebody else for a year. */
public final class SeriousListEmitter implements Emitter {
  @Override
  public String table() {
    return "serious_illegal_list";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "决定文号", "决定日期", "是否在列", "事由", "作出决定机关");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    emit(opening, rows);
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Firm firm = month.firm();
    Draws draws = Habits.of(month, "serious violations");
    double at = draws.uniform(0, 1);
    LocalDate some =
        Days.between(month.city().firstDay().minusYears(1), month.city().lastDay(), draws);
    int days = draws.between(90, 240);
    Optional<LocalDate> listed =
        firm.kind().ponzi() || firm.story().raisesMoney()
            ? firm.story().collapsedOn().map(day -> day.plusDays(days)).filter(day -> at < 0.5)
            : Optional.of(some).filter(day -> at < share(firm) && day.isAfter(firm.established()));
    listed = listed.filter(day -> Ending.living(firm, day));
    String reason =
        firm.story().raisesMoney()
            ? "虚假宣传，扰乱市场秩序，造成恶劣社会影响"
            : firm.kind() == Kind.SHELL_CLUSTER ? "提交虚假材料取得公司登记" : "被列入经营异常名录后拒不改正且情节严重";
    listed
        .filter(day -> Days.due(month, day))
        .ifPresent(day -> add(month, rows, day, true, reason));
    listed
        .map(day -> day.plusYears(1).plusDays(days))
        .filter(day -> Days.due(month, day) && Ending.living(firm, day))
        .filter(day -> !firm.story().raisesMoney())
        .ifPresent(day -> add(month, rows, day, false, reason));
  }

  private static double share(Firm firm) {
    return firm.kind() == Kind.SHELL_CLUSTER ? 0.15 : 0.0015;
  }

  private static void add(FirmMonth month, Rows rows, LocalDate day, boolean listed, String why) {
    rows.add(
        day,
        day.plusDays(1),
        month.firm().uscc(),
        rows.number(listed ? "温市监严列" : "温市监严移"),
        day,
        listed,
        why,
        "温州市市场监督管理局");
  }
}
