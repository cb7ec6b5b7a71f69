package cn.financebrain.ingest.simulate.grid;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.Story.Kind;
import java.time.LocalDate;
import java.util.List;

/**
 * 走访核查: everybody now and then, those in trouble more often. A scheme looks like any busy office
 * until it is strained; afterwards nobody is there.
 */
public final class GridVisitEmitter implements Emitter {
  private static final double USUAL = 0.035;

  @Override
  public String table() {
    return "grid_visit";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "走访编号", "走访日期", "走访方式", "核查结论", "有实际经营", "生产状态");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (month.state().phase() == Phase.CLOSED || !month.random().chance(often(month))) {
      return;
    }
    Draws draws = month.random();
    LocalDate day = month.day();
    String method = draws.chance(0.82) ? "现场" : draws.pick("电话", "电话", "视频");
    boolean onSite = method.equals("现场");
    boolean factory = month.firm().industry().section().equals("C");
    rows.add(
        day,
        day,
        month.firm().uscc(),
        rows.number("温网访"),
        day,
        method,
        draws.chance(0.08) ? null : verdict(month),
        onSite ? works(month) : null,
        onSite && factory ? production(month) : null);
  }

  private static double often(FirmMonth month) {
    MonthState state = month.state();
    double size = month.firm().size().atLeast(Size.SMALL) ? 1.6 : 1;
    double noise = 0.2 * state.scheme() + 0.3 * state.rumours();
    double trouble = 0.25 * Math.max(0, state.distress() - 0.25);
    return Math.min(0.6, USUAL * size + noise + trouble);
  }

  private static String verdict(FirmMonth month) {
    Draws draws = month.random();
    Firm firm = month.firm();
    Phase phase = month.state().phase();
    if (phase == Phase.COLLAPSED) {
      return draws.chance(0.6) ? "查无下落" : "属实";
    }
    if (firm.kind() == Kind.SHELL_CLUSTER && draws.chance(0.7)) {
      return "查无下落";
    }
    if (phase == Phase.STRAINED) {
      return draws.pick("属实", "部分属实", "部分属实", "正常经营");
    }
    if (firm.story().raisesMoney() && phase == Phase.PROMOTING) {
      return draws.pick("正常经营", "正常经营", "不属实", "部分属实");
    }
    double at = draws.uniform(0, 1);
    return at < 0.93 ? "正常经营" : at < 0.975 ? "不属实" : at < 0.99 ? "部分属实" : "查无下落";
  }

  private static boolean works(FirmMonth month) {
    boolean shell = month.firm().kind() == Kind.SHELL_CLUSTER;
    boolean collapsed = month.state().phase() == Phase.COLLAPSED;
    return month.random().chance(shell ? 0.1 : collapsed ? 0.15 : 0.985);
  }

  private static String production(FirmMonth month) {
    Draws draws = month.random();
    double distress = month.state().distress();
    if (month.state().phase() == Phase.COLLAPSED) {
      return draws.chance(0.85) ? "停产" : "半停产";
    }
    if (draws.chance(1.3 * Math.max(0, distress - 0.25))) {
      return distress > 0.65 && draws.chance(0.4) ? "停产" : "半停产";
    }
    return draws.chance(0.015) ? "半停产" : "正常";
  }
}
