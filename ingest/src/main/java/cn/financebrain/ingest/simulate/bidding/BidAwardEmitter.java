package cn.financebrain.ingest.simulate.bidding;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import java.time.LocalDate;
import java.util.List;

/** 中标公告: fewer and fewer for those in distress; also those of the year before the window. */
public final class BidAwardEmitter implements Emitter {
  private static final int MONTHS_BEFORE = 12;

  @Override
  public String table() {
    return "bid_award";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "公告编号", "公告日期", "项目类型", "采购人类型", "中标金额");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    Bidder.of(opening)
        .ifPresent(
            bidder -> {
              int won = opening.random().poisson(bidder.wins() * MONTHS_BEFORE);
              for (int i = 0; i < won; i++) {
                LocalDate day = opening.lastDay().minusDays(opening.random().between(0, 364));
                if (!day.isBefore(opening.firm().established())) {
                  add(opening, rows, bidder, day);
                }
              }
            });
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    if (month.state().operating()) {
      Bidder.of(month).ifPresent(bidder -> win(month, rows, bidder));
    }
  }

  private static void win(FirmMonth month, Rows rows, Bidder bidder) {
    MonthState state = month.state();
    double sound = Math.max(0, 1 - 1.3 * Math.max(0, state.distress() - 0.15));
    int won = month.random().poisson(bidder.wins() * sound * sound);
    for (int i = 0; i < won; i++) {
      add(month, rows, bidder, month.day());
    }
  }

  private static void add(FirmMonth month, Rows rows, Bidder bidder, LocalDate day) {
    Draws draws = month.random();
    boolean partner = month.firm().size().atLeast(Size.MEDIUM) && draws.chance(0.06);
    rows.add(
        day,
        day.plusDays(1),
        month.firm().uscc(),
        rows.number("温招"),
        day,
        partner ? "PPP" : bidder.kind(),
        draws.pick("政府机关", "政府机关", "事业单位", "事业单位", "国有企业", "其他"),
        Rows.money(draws.lognormal(bidder.amount(), 0.7)));
  }
}
