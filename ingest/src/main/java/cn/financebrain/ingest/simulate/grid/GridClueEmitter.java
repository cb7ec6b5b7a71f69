package cn.financebrain.ingest.simulate.grid;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Story.Kind;
import java.time.LocalDate;
import java.util.List;

/**
 * 网格上报线索: grid workers see lectures and queues of the old at schemes, and at honest homes and
 * health food shops too.
 */
public final class GridClueEmitter implements Emitter {
  private static final List<String> OPEN = List.of("F", "H", "O", "P", "Q", "R");

  @Override
  public String table() {
    return "grid_clue";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "线索编号", "发现日期", "线索类型", "现场人数", "描述");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Firm firm = month.firm();
    if (!month.state().operating()) {
      return;
    }
    boolean open = OPEN.contains(firm.industry().section());
    some(month, rows, "其他", 0.0008, "门口堆物占道", "夜间装修噪声扰民", "员工宿舍私拉电线");
    some(month, rows, "讲座推介", open ? 0.0006 : 0, "现场举办产品体验讲座，发放宣传单", "组织居民参加健康知识讲座");
    some(month, rows, "涉嫌非法集资", 0.00008, "居民反映有人推销理财，经看未见集资");
    if (firm.kind() == Kind.GROWING_ELDERLY_HOME) {
      some(month, rows, "老年人聚集", 0.06, "养老机构开放日，数十名老人参观", "组织老人重阳节活动");
      some(month, rows, "讲座推介", 0.03, "为周边老人举办护理知识讲座");
    }
    if (firm.story().raisesMoney()) {
      scheme(month, rows, firm.kind());
    }
  }

  private static void scheme(FirmMonth month, Rows rows, Kind kind) {
    double loud = month.state().scheme();
    boolean oldAge = kind == Kind.PONZI_ELDERLY_CARE || kind == Kind.PONZI_WEALTH_SHOP;
    some(
        month,
        rows,
        "涉嫌非法集资",
        0.1 * loud + 0.2 * month.state().redemptionTrouble(),
        "张贴高息理财海报，承诺保本",
        "以投资返利为名向居民收款",
        "有人上门要求退款，负责人避而不见");
    some(month, rows, "老年人聚集", (oldAge ? 0.35 : 0.05) * loud, "大批老年人排队领取鸡蛋礼品", "用大巴组织老年人参观考察");
    some(month, rows, "讲座推介", (oldAge ? 0.3 : 0.12) * loud, "举办养老理财讲座，现场签约", "会销推介预付卡，老年人居多");
  }

  private static void some(
      FirmMonth month, Rows rows, String kind, double mean, String... descriptions) {
    Draws draws = month.random();
    int count = draws.poisson(mean);
    for (int i = 0; i < count; i++) {
      LocalDate day = month.day();
      boolean crowd = kind.equals("老年人聚集") || kind.equals("讲座推介");
      rows.add(
          day,
          day,
          month.firm().uscc(),
          rows.number("温网线"),
          day,
          kind,
          crowd ? draws.between(15, 90) : draws.between(0, 12),
          draws.pick(descriptions));
    }
  }
}
