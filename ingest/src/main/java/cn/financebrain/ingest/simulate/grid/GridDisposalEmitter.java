package cn.financebrain.ingest.simulate.grid;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** 处置记录: what was decided about warnings, also before the window. */
public final class GridDisposalEmitter implements Emitter {
  private static final int THREE_YEARS = 1000;
  private static final String FUNDRAISING = "非法集资";
  private static final String DEFAULT = "违约";

  @Override
  public String table() {
    return "grid_disposal";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "处置编号", "处置日期", "处置方式", "风险类型");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    earlier(opening, rows);
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Firm firm = month.firm();
    if (firm.story().raisesMoney()) {
      scheme(month, rows, firm.story());
    } else if (month.state().phase() == Phase.STRAINED) {
      boolean hard = firm.kind() == Kind.HARDSHIP;
      perhaps(
          month, rows, 0.15, hard ? "助企帮扶" : month.random().pick("持续监测", "助企帮扶", "约谈整改"), DEFAULT);
    } else if (month.state().operating()) {
      boolean loud = firm.kind().suspiciousButHonest();
      perhaps(
          month, rows, loud ? 0.015 : 0.0003, month.random().pick("排除", "排除", "持续监测"), FUNDRAISING);
      perhaps(month, rows, 0.0004, month.random().pick("排除", "持续监测", "助企帮扶"), DEFAULT);
      perhaps(month, rows, loud ? 0.002 : 0.0001, "警示", FUNDRAISING);
    }
  }

  private static void scheme(FirmMonth month, Rows rows, Story story) {
    Draws draws = month.random();
    if (month.state().phase() == Phase.PROMOTING) {
      perhaps(month, rows, 0.02, draws.pick("排除", "持续监测", "警示", "移送主管部门"), FUNDRAISING);
    } else if (month.state().phase() == Phase.STRAINED) {
      perhaps(month, rows, 0.12, draws.pick("持续监测", "警示", "约谈整改", "移送主管部门"), FUNDRAISING);
    }
    Chronicle chronicle = Chronicle.of(month, "disposal");
    Optional<LocalDate> closed =
        chronicle.perhaps(0.85, chronicle.after(story.collapsedOn(), 3, 60));
    if (Chronicle.due(month, closed)) {
      add(month, rows, closed.get(), chronicle.draws().pick("立案", "移送公安", "移送公安"), FUNDRAISING);
    }
  }

  private static void earlier(FirmMonth opening, Rows rows) {
    boolean raises = opening.firm().story().raisesMoney();
    Chronicle chronicle = Chronicle.of(opening, "earlier disposal");
    Optional<LocalDate> day =
        chronicle.perhaps(raises ? 0.04 : 0.002, chronicle.earlierDay(THREE_YEARS));
    if (day.isPresent()) {
      String measure = chronicle.draws().pick("警示", "约谈整改", "排除", "持续监测");
      add(
          opening,
          rows,
          day.get(),
          measure,
          raises ? FUNDRAISING : chronicle.draws().pick(FUNDRAISING, DEFAULT));
    }
  }

  private static void perhaps(
      FirmMonth month, Rows rows, double probability, String measure, String risk) {
    if (month.random().chance(probability)) {
      add(month, rows, month.day(), measure, risk);
    }
  }

  private static void add(FirmMonth month, Rows rows, LocalDate day, String measure, String risk) {
    rows.add(day, day, month.firm().uscc(), rows.number("温处置"), day, measure, risk);
  }
}
