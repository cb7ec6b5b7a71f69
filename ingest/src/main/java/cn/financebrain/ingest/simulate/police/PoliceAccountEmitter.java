package cn.financebrain.ingest.simulate.police;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Story.Kind;
import java.time.LocalDate;
import java.util.List;

/** 涉诈账户往来通报: shells pass such money on; traders get some of it without knowing. */
public final class PoliceAccountEmitter implements Emitter {
  @Override
  public String table() {
    return "police_account";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "通报编号", "发现日期", "名单", "涉及账户数");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (!month.state().operating() || !month.random().chance(often(month.firm()))) {
      return;
    }
    LocalDate day = month.day();
    rows.add(
        day,
        day.plusDays(1),
        month.firm().uscc(),
        rows.number("温反诈"),
        day,
        month.random().chance(0.75) ? "涉诈" : "断卡",
        month.random().between(1, 4));
  }

  private static double often(Firm firm) {
    if (firm.story().raisesMoney() || firm.kind() == Kind.SHELL_CLUSTER) {
      return 0.008;
    }
    return firm.industry().section().equals("F") ? 0.0003 : 0.0001;
  }
}
