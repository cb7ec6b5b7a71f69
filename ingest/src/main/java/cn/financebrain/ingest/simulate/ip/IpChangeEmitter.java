package cn.financebrain.ingest.simulate.ip;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Stake;
import cn.financebrain.ingest.simulate.story.StoryMonth;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** 知识产权变动: pledges for loans; who is about to fail moves what it has to others. */
public final class IpChangeEmitter implements Emitter {
  @Override
  public String table() {
    return "ip_change";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "登记号", "登记日期", "报送日期", "权利类别", "变动", "相对方统一社会信用代码");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Portfolio held = Portfolio.of(month.city(), month.firm());
    if (!held.any()) {
      return;
    }
    Draws draws = month.random();
    boolean failing = StoryMonth.of(month).failing() && !month.firm().story().raisesMoney();
    boolean borrows = month.state().loanBalance() > 0 && month.state().operating();
    if (borrows && draws.chance(failing ? 0.12 : 0.012)) {
      pledge(month, rows, held);
    }
    if (failing) {
      int moved = draws.poisson(month.state().operating() ? 0.2 : 0.06);
      for (int i = 0; i < moved; i++) {
        add(month, rows, month.day(), right(held, draws), "转出", related(month));
      }
    } else if (month.state().operating() && draws.chance(0.008)) {
      String change = draws.pick("许可", "转入", "转出", "许可");
      add(month, rows, month.day(), right(held, draws), change, Optional.empty());
    }
  }

  private static void pledge(FirmMonth month, Rows rows, Portfolio held) {
    Draws draws = month.random();
    LocalDate day = month.day();
    String right = held.patents() > 0 ? "专利" : right(held, draws);
    add(month, rows, day, right, "质押", Optional.empty());
    if (draws.chance(0.5)) {
      add(month, rows, day.plusDays(draws.between(180, 400)), right, "解除质押", Optional.empty());
    }
  }

  private static String right(Portfolio held, Draws draws) {
    int at = draws.between(1, held.trademarks() + held.patents() + held.software());
    return at <= held.patents() ? "专利" : at <= held.patents() + held.trademarks() ? "商标" : "软件著作权";
  }

  /** An owner, or an enterprise that it owns. */
  private static Optional<Firm> related(FirmMonth month) {
    Firm firm = month.firm();
    return month.city().owners(firm).stream()
        .map(Stake::owner)
        .findFirst()
        .or(() -> month.city().holdings(firm).stream().map(Stake::owned).findFirst());
  }

  private static void add(
      FirmMonth month,
      Rows rows,
      LocalDate day,
      String right,
      String change,
      Optional<Firm> other) {
    rows.add(
        day,
        day.plusDays(month.random().between(3, 20)),
        month.firm().uscc(),
        rows.number("浙知登"),
        day,
        Rows.DELIVERED,
        right,
        change,
        other.map(Firm::uscc));
  }
}
