package cn.financebrain.ingest.simulate.story;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * A public affair around an enterprise that pays its debts and takes nobody's savings: late
 * handovers, a recall, classes that are called off, a rumour. For some months it is complained of,
 * written of and sued as schemes are; then it passes.
 */
public final class Affair {
  private static final long AFFAIRS = 0x61666661L;
  private static final double A_YEAR = 0.015;
  private static final double MONTHS = 12;

  private Affair() {}

  /** How great it is in the month, about 1; 0 without one. */
  public static double weight(FirmMonth month) {
    return weight(month.city(), month.firm(), month.month());
  }

  /** See {@link #weight(FirmMonth)}. */
  public static double weight(City city, Firm firm, YearMonth month) {
    if (firm.story().raisesMoney() || firm.story().collapsedOn().isPresent()) {
      return 0;
    }
    Draws draws = Draws.of(city.seed(), AFFAIRS, firm.number());
    long window = ChronoUnit.MONTHS.between(city.first(), city.last()) + 1;
    if (!draws.chance(A_YEAR * window / MONTHS)) {
      return 0;
    }
    YearMonth begins = city.first().plusMonths(draws.between(-2, (int) window - 1));
    YearMonth ends = begins.plusMonths(draws.between(2, 7));
    double weight = Math.min(3, draws.lognormal(1, 0.7));
    boolean there = firm.established().isBefore(begins.atDay(1)) && !closed(firm, ends);
    return there && !month.isBefore(begins) && month.isBefore(ends) ? weight : 0;
  }

  private static boolean closed(Firm firm, YearMonth ends) {
    LocalDate end = ends.atEndOfMonth();
    return firm.story().closedOn().filter(day -> day.isBefore(end)).isPresent();
  }
}
