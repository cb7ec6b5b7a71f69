package cn.financebrain.ingest.simulate.utilities;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.books.Habits;
import cn.financebrain.ingest.simulate.books.Slack;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** 用能计费: electricity, water and gas, told five days after the billing period. */
public final class UtilityUsageEmitter implements Emitter {
  private static final int DAYS_TO_TELL = 5;

  @Override
  public String table() {
    return "utility_usage";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "能源种类", "计费期起", "计费期止", "报送日期", "用量", "零用量天数", "上期逾期", "欠费金额");
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    Meters meters = Meters.of(month.city(), month.firm());
    if (!read(month)) {
      return;
    }
    for (Meters.Kind kind : Meters.Kind.values()) {
      int months = meters.months(kind);
      if (months > 0 && (month.month().getMonthValue() + month.firm().number()) % months == 0) {
        bill(month, rows, kind, months, meters);
      }
    }
  }

  /** Meters are read until a quarter after the end. */
  private static boolean read(FirmMonth month) {
    return month.state().phase() != Phase.CLOSED
        || month.ago(3).map(state -> state.phase() != Phase.CLOSED).orElse(false);
  }

  private static void bill(
      FirmMonth month, Rows rows, Meters.Kind kind, int months, Meters meters) {
    double quantity = 0;
    for (int ago = 0; ago < months; ago++) {
      Optional<MonthState> state = month.ago(ago);
      quantity += state.map(s -> meters.use(kind, s, month.month())).orElse(0.0);
    }
    LocalDate from = from(month, months);
    boolean late = late(month, kind);
    double owed = late ? quantity * kind.price() * month.random().uniform(0.4, 1.2) : 0;
    rows.add(
        month.lastDay(),
        month.lastDay().plusDays(DAYS_TO_TELL),
        month.firm().uscc(),
        kind.title(),
        from,
        month.lastDay(),
        Rows.DELIVERED,
        quantity(quantity),
        Math.min(
            zeroDays(month, quantity, months),
            (int) from.until(month.lastDay(), ChronoUnit.DAYS) + 1),
        late,
        late ? Rows.money(owed) : null);
  }

  private static BigDecimal quantity(double quantity) {
    return Rows.decimal(quantity, 0);
  }

  private static LocalDate from(FirmMonth month, int months) {
    LocalDate first = month.month().minusMonths(months - 1L).atDay(1);
    LocalDate established = month.firm().established();
    return established.isAfter(first) ? established : first;
  }

  /** Bills are left when money runs out; honest people forget one now and then. */
  private static boolean late(FirmMonth month, Meters.Kind kind) {
    double distress = month.state().distress();
    double chance = 0.006 + (distress > 0.5 ? 1.6 * (distress - 0.5) : 0);
    Draws draws = Habits.of(month.city(), month.firm(), "bill of " + kind, month.month());
    boolean late =
        draws.chance(Math.min(0.9, chance))
            || Slack.lapses(month.city(), month.firm(), "bills", month.month());
    return month.state().phase() != Phase.CLOSED && late;
  }

  /** Days off: the weeks of Spring Festival, and more as business falls away. */
  private static int zeroDays(FirmMonth month, double quantity, int months) {
    int days = months * 31;
    if (quantity < 1) {
      return days;
    }
    Draws draws = month.random();
    double year = month.ago(12).map(MonthState::powerKwh).orElse(month.state().powerKwh());
    double left = year > 0 ? Math.min(1, month.state().powerKwh() / year) : 1;
    boolean weak = left < 0.6;
    int festival = works(month.firm()) && festive(month.month()) ? draws.between(4, 12) : 0;
    int idle = weak ? (int) Math.round((0.6 - left) * 40) : 0;
    boolean fell = month.state().phase().compareTo(Phase.COLLAPSED) >= 0;
    return festival + months * ((fell ? draws.between(12, 26) : idle) + draws.poisson(0.4));
  }

  private static boolean works(Firm firm) {
    return "CEG".contains(firm.industry().section());
  }

  private static boolean festive(YearMonth month) {
    return month.getMonthValue() == 2;
  }
}
