package cn.financebrain.ingest.simulate.justice;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.story.StoryMonth;
import java.time.LocalDate;
import java.util.List;

/** 破产程序: of some that collapsed; creditors of a hardship withdraw. */
public final class LitigationBankruptcyEmitter implements Emitter {
  @Override
  public String table() {
    return "litigation_bankruptcy";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "案号", "日期", "推送日期", "阶段");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Firm firm = month.firm();
    Draws draws = month.random();
    StoryMonth at = StoryMonth.of(month);
    if (at.has(firm.story().collapsedOn()) && draws.chance(chance(firm))) {
      proceed(month, rows, firm.story().collapsedOn().orElseThrow());
    }
    if (firm.story().recoveredOn().isPresent()
        && at.has(firm.story().strainedOn())
        && draws.chance(0.02)) {
      LocalDate applied = firm.story().strainedOn().orElseThrow().plusDays(draws.between(10, 60));
      String number = number(month, applied);
      add(month, rows, number, applied, "申请");
      add(month, rows, number, applied.plusDays(draws.between(20, 60)), draws.pick("撤回", "驳回"));
    }
  }

  private static double chance(Firm firm) {
    return firm.story().raisesMoney() ? 0.05 : firm.size().atLeast(Size.SMALL) ? 0.35 : 0.12;
  }

  private static void proceed(FirmMonth month, Rows rows, LocalDate collapsed) {
    Draws draws = month.random();
    LocalDate day = collapsed.plusDays(draws.between(40, 150));
    String number = number(month, day);
    add(month, rows, number, day, "申请");
    day = day.plusDays(draws.between(15, 45));
    if (draws.chance(0.1)) {
      add(month, rows, number, day, "驳回");
      return;
    }
    add(month, rows, number, day, "受理");
    day = day.plusDays(draws.between(30, 120));
    boolean saved = month.firm().size().atLeast(Size.MEDIUM) && draws.chance(0.4);
    add(month, rows, number, day, saved ? draws.pick("重整", "和解") : "清算");
    if (draws.chance(0.5)) {
      add(month, rows, number, day.plusDays(draws.between(90, 300)), "终结");
    }
  }

  private static String number(FirmMonth month, LocalDate day) {
    return Court.number(month.firm(), "破", day, month.month(), 1);
  }

  private static void add(FirmMonth month, Rows rows, String number, LocalDate day, String stage) {
    rows.add(
        day,
        day.plusDays(month.random().between(1, 7)),
        month.firm().uscc(),
        number,
        day,
        Rows.DELIVERED,
        stage);
  }
}
