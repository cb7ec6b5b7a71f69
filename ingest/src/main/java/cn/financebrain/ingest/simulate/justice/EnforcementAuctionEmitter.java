package cn.financebrain.ingest.simulate.justice;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.justice.Suit.Enforcement;
import java.time.LocalDate;
import java.util.List;

/** 司法拍卖公告: what nobody buys is put up a second time, cheaper. */
public final class EnforcementAuctionEmitter implements Emitter {
  @Override
  public String table() {
    return "enforcement_auction";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "拍卖编号", "执行案号", "公告日期", "推送日期", "标的物类别", "拍卖次序", "评估价元");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    for (Suit suit : Docket.of(month)) {
      boolean auction =
          suit.enforcement().filter(Enforcement::hopeless).isPresent()
              && month.random().chance(month.firm().story().raisesMoney() ? 0.12 : 0.3);
      if (auction) {
        Enforcement enforcement = suit.enforcement().orElseThrow();
        Draws draws = month.random();
        LocalDate day = enforcement.filedOn().plusDays(draws.between(70, 200));
        String asset = asset(month.firm(), draws);
        double value = draws.lognormal(Math.max(30_000, enforcement.amount()), 0.8);
        add(month, rows, enforcement, day, asset, 1, value);
        if (draws.chance(0.4)) {
          LocalDate again = day.plusDays(draws.between(40, 90));
          add(month, rows, enforcement, again, asset, 2, value * 0.8);
        }
      }
    }
  }

  private static String asset(Firm firm, Draws draws) {
    return firm.industry().section().equals("C")
        ? draws.pick("不动产", "设备", "设备", "车辆", "应收账款")
        : draws.pick("车辆", "股权", "不动产", "应收账款", "其他");
  }

  private static void add(
      FirmMonth month,
      Rows rows,
      Enforcement enforcement,
      LocalDate day,
      String asset,
      int round,
      double value) {
    rows.add(
        day,
        day.plusDays(month.random().between(0, 2)),
        month.firm().uscc(),
        rows.number("温法拍"),
        enforcement.number(),
        day,
        Rows.DELIVERED,
        asset,
        round,
        Rows.money(value));
  }
}
