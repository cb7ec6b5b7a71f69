package cn.financebrain.ingest.simulate.guarantee;

import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import cn.financebrain.ingest.simulate.credit.Appetite;
import cn.financebrain.ingest.simulate.premises.Estate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 抵质押登记: equity, movables, real estate and receivables; who needs money badly pledges what is left.
 */
public final class CollateralEmitter implements Emitter {
  private static final double CAPITAL_UNIT = 10_000;

  @Override
  public String table() {
    return "collateral";
  }

  @Override
  public List<String> header() {
    return List.of(
        Rows.ENTERPRISE,
        "登记编号",
        "登记日期",
        "登记类型",
        "登记事项",
        "股权总额",
        "登记后出质股权额",
        "抵押物评估值",
        "登记后抵押债权额",
        "被担保债权数额");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    registers(opening, rows);
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    registers(month, rows);
    if (Appetite.borrows(month.state())) {
      movables(month, rows);
      receivables(month, rows);
    }
  }

  private static void registers(FirmMonth month, Rows rows) {
    double equity = month.firm().capital() * CAPITAL_UNIT;
    for (Pledge pledge : Pledge.equity(month)) {
      double pledged = equity * pledge.ratio();
      add(month, rows, pledge, "股权出质", equity, pledged, pledged * 0.6);
    }
    Estate estate = Estate.of(month);
    if (estate.atFirst() > 0 && month.state().loanBalance() > 0) {
      double value = estate.atFirst() * estate.value();
      for (Pledge pledge : Pledge.mortgage(month)) {
        double claims = value * pledge.ratio();
        add(month, rows, pledge, "不动产抵押", value, claims, claims);
      }
    }
  }

  private static void add(
      FirmMonth month,
      Rows rows,
      Pledge pledge,
      String kind,
      double whole,
      double part,
      double claim) {
    if (!Chronicle.due(month, Optional.of(pledge.day()))) {
      return;
    }
    boolean equity = kind.equals("股权出质");
    BigDecimal of = Rows.money(whole);
    BigDecimal pledged = Rows.money(part);
    add(
        month,
        rows,
        pledge.day(),
        kind,
        pledge.action(),
        equity ? of : null,
        equity ? pledged : null,
        equity ? null : of,
        equity ? null : pledged,
        Rows.money(claim));
  }

  private static void movables(FirmMonth month, Rows rows) {
    if (month.firm().industry().section().equals("C")) {
      double scale = Appetite.scale(month);
      double need = Appetite.need(month.state());
      some(month, rows, "动产抵押", "设立", 0.01 * scale + 0.25 * need);
      some(month, rows, "动产抵押", "变更", 0.002 * scale);
      some(month, rows, "动产抵押", "注销", 0.006 * scale);
    }
  }

  private static void receivables(FirmMonth month, Rows rows) {
    boolean small = month.firm().size().atLeast(Size.SMALL);
    double scale = small ? Appetite.scale(month) : 0.1;
    double mean = 0.006 * scale + 0.25 * Appetite.need(month.state());
    some(month, rows, "应收账款质押", "设立", mean * 0.6);
    some(month, rows, "应收账款转让", "设立", mean * 0.4);
    some(month, rows, "应收账款质押", "注销", 0.003 * scale);
  }

  private static void some(FirmMonth month, Rows rows, String kind, String action, double mean) {
    int count = month.random().poisson(mean);
    for (int i = 0; i < count; i++) {
      double claim = month.state().revenue() * month.random().uniform(0.3, 3);
      add(month, rows, month.day(), kind, action, null, null, null, null, Rows.money(claim));
    }
  }

  private static void add(
      FirmMonth month, Rows rows, LocalDate day, String kind, String action, Object... amounts) {
    Object[] cells = {month.firm().uscc(), rows.number("温押"), day, kind, action};
    Object[] all = new Object[cells.length + amounts.length];
    System.arraycopy(cells, 0, all, 0, cells.length);
    System.arraycopy(amounts, 0, all, cells.length, amounts.length);
    rows.add(day, day.plusDays(1), all);
  }
}
