package cn.financebrain.ingest.simulate.abnormal;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.books.Days;
import cn.financebrain.ingest.simulate.books.Ending;
import java.time.LocalDate;
import java.util.List;

/** 经营异常名录: who is put on the list, and who is taken off. */
public final class AbnormalListEmitter implements Emitter {
  @Override
  public String table() {
    return "abnormal_list";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "决定文号", "决定日期", "动作", "原因", "是否在列", "作出决定机关");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    emit(opening, rows);
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Firm firm = month.firm();
    List<Episode> episodes = Episode.of(month.city(), firm);
    for (Episode episode : episodes) {
      if (Days.due(month, episode.listed())) {
        add(month, rows, episode.listed(), "列入", episode, true);
      }
      episode
          .removed()
          .filter(day -> Days.due(month, day) && Ending.living(firm, day))
          .ifPresent(
              day ->
                  add(
                      month,
                      rows,
                      day,
                      "移出",
                      episode,
                      episodes.stream().anyMatch(e -> e.active(day))));
    }
  }

  private static void add(
      FirmMonth month, Rows rows, LocalDate day, String action, Episode episode, boolean listed) {
    Firm firm = month.firm();
    rows.add(
        day,
        day.plusDays(1),
        firm.uscc(),
        rows.number(action + "异字"),
        day,
        action,
        episode.reason(),
        listed,
        firm.site().district().name() + "市场监督管理局");
  }
}
