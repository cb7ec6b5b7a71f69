package cn.financebrain.ingest.simulate.ip;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.story.StoryMonth;
import java.util.List;

/** 知识产权统计: rights in force, twice a year. */
public final class IpSummaryEmitter implements Emitter {
  private static final int HALF_YEAR = 6;

  /** Share of the rights that is left after a collapse. */
  private static final double LEFT = 0.5;

  @Override
  public String table() {
    return "ip_summary";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "统计日期", "报送日期", "有效商标数", "有效专利数", "软件著作权数");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    count(opening, rows);
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    boolean due = month.month().getMonthValue() % HALF_YEAR == 0;
    if (due || StoryMonth.of(month).promoting() == 0) {
      count(month, rows);
    }
  }

  private static void count(FirmMonth month, Rows rows) {
    Portfolio held = Portfolio.of(month.city(), month.firm());
    if (held.any()) {
      double left = StoryMonth.of(month).collapsed() > 0 ? LEFT : 1;
      rows.add(
          month.lastDay(),
          month.lastDay().plusDays(month.random().between(5, 15)),
          month.firm().uscc(),
          month.lastDay(),
          Rows.DELIVERED,
          (int) (left * held.grown(held.trademarks(), month.city(), month.lastDay())),
          (int) (left * held.grown(held.patents(), month.city(), month.lastDay())),
          held.grown(held.software(), month.city(), month.lastDay()));
    }
  }
}
