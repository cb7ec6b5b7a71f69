package cn.financebrain.ingest.simulate.books;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A year's accounts, CNY: the sum of its months, and a balance sheet that fits. They are what the
 * annual report, the statement for banks and the settlement of tax are taken from.
 *
 * @param profit before tax
 * @param taxes all of them
 * @param guarantees for others, at the end of the year
 * @param employees at the end of the year
 * @param closing the state at its end
 */
public record Accounts(
    int year,
    double revenue,
    double profit,
    double taxes,
    double assets,
    double liabilities,
    double loans,
    double guarantees,
    int employees,
    MonthState closing) {
  private static final int MONTHS = 12;
  private static final double INCOME_TAX = 0.05;

  /** Registered capital is told in 10,000 CNY. */
  private static final double TEN_THOUSAND = 10_000;

  /**
   * @param month of the year after, or the month before the window; where months of the year are no
   *     longer known, the others stand for them
   */
  public static Optional<Accounts> of(FirmMonth month, int year) {
    Firm firm = month.firm();
    if (firm.established().getYear() > year) {
      return Optional.empty();
    }
    Sums sums = new Sums();
    for (int ago = MONTHS; ago >= 0; ago--) {
      if (month.month().minusMonths(ago).getYear() == year) {
        month.ago(ago).ifPresent(sums::add);
      }
    }
    if (sums.months > 0) {
      return Optional.of(accounts(month, year, sums, 1));
    }
    month.ago(0).ifPresent(sums::add);
    double growth = Habits.of(month.city(), firm, "an earlier year", year).lognormal(0.95, 0.12);
    return Optional.of(accounts(month, year, sums, growth));
  }

  private static final class Sums {
    int months;
    double revenue;
    double expenses;
    double taxes;
    double raised;
    MonthState last;

    void add(MonthState state) {
      months++;
      revenue += state.revenue();
      expenses += state.expenses();
      taxes += state.taxPaid();
      raised += state.inflow() - state.payout();
      last = state;
    }
  }

  private static Accounts accounts(FirmMonth month, int year, Sums sums, double growth) {
    Firm firm = month.firm();
    double scale = growth * monthsOf(firm, year) / sums.months;
    double revenue = sums.revenue * scale;
    Draws habit = Habits.of(month, "balance sheet");
    double turnover = habit.lognormal(1, 0.35);
    double leverage = habit.uniform(0.22, 0.62);
    Draws draws = Habits.of(month.city(), firm, "balance sheet", year);
    MonthState last = sums.last;
    double owed = last.loanBalance() + Math.max(0, sums.raised) * 0.4;
    double ordinary = firm.baseRevenue() * MONTHS * 0.4 + revenue * 0.6;
    double assets =
        Math.max(turnover * ordinary * draws.lognormal(1, 0.06), firm.paidIn() * TEN_THOUSAND)
            + owed * 0.8;
    double ratio = leverage + 0.7 * Math.max(0, last.distress() - 0.16) + 0.02 * draws.gaussian();
    return new Accounts(
        year,
        revenue,
        (sums.revenue - sums.expenses) * scale,
        sums.taxes * scale,
        assets,
        Math.max(assets * Math.max(0.03, ratio), owed),
        last.loanBalance(),
        last.guaranteeBalance(),
        last.employees(),
        last);
  }

  private static int monthsOf(Firm firm, int year) {
    YearMonth begun = YearMonth.from(firm.established());
    return begun.getYear() < year ? MONTHS : MONTHS + 1 - begun.getMonthValue();
  }

  /** After income tax at the small enterprises' rate. */
  public double netProfit() {
    return profit > 0 ? profit * (1 - INCOME_TAX) : profit;
  }

  public double equity() {
    return assets - liabilities;
  }
}
