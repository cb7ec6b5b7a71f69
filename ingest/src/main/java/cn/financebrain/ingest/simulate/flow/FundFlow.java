package cn.financebrain.ingest.simulate.flow;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;
import cn.financebrain.ingest.simulate.Phase;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.util.function.ToDoubleFunction;

/** The accounts of an enterprise in the middle of a month: customers' money and raised money. */
final class FundFlow {
  private static final double CUSTOMERS_A_PAYMENT = 0.75;
  private static final double WEEKS = 30.4 / 7;
  private static final int QUIET_MONTHS = 3;

  private final FirmMonth month;
  private final Custom custom;
  private final Raising raising;
  private final Supply supply;

  /** How far along the month it is, 0 to 1. */
  private final double at;

  private final double loyal;
  private final double older;
  private final double liquid;
  private final double quirk;

  /** How regular payments to persons look that are rent, dividends or rebates. */
  private final double regular;

  FundFlow(FirmMonth month, double at) {
    this.month = month;
    this.custom = Custom.of(month.firm());
    this.raising = Raising.of(month.firm().kind());
    this.supply = Supply.of(month.firm());
    this.at = at;
    Draws habits = Chronicle.of(month, "fund flow").draws();
    this.loyal = habits.lognormal(1, 0.3);
    this.older = habits.lognormal(1, 0.35);
    this.liquid = habits.uniform(0.1, 0.9);
    this.quirk = habits.uniform(0, 1);
    this.regular = habits.chance(0.1) ? habits.uniform(0.3, 0.7) : 0.25 * quirk * quirk;
  }

  /**
   * Whether banks watch the accounts: those with many personal payers and some others. Schemes that
   * use the accounts of persons are not seen.
   */
  static boolean watched(FirmMonth month) {
    Firm firm = month.firm();
    Draws habits = Chronicle.of(month, "watched accounts").draws();
    if (month.state().phase() == Phase.CLOSED || !habits.chance(share(firm))) {
      return false;
    }
    boolean always = Custom.of(firm).personal() && habits.chance(0.3);
    return !firm.story().raisesMoney() || always || paidIn(month);
  }

  private static boolean paidIn(FirmMonth month) {
    for (int ago = 0; ago <= QUIET_MONTHS; ago++) {
      if (month.ago(ago).map(MonthState::payers).orElse(0) > 0) {
        return true;
      }
    }
    return false;
  }

  private static double share(Firm firm) {
    Story story = firm.story();
    if (story.raisesMoney()) {
      return 0.88;
    }
    if (story.kind().suspiciousButHonest()) {
      return 0.9;
    }
    if (firm.kind() == Kind.SHELL_CLUSTER) {
      return 0.5;
    }
    boolean small = firm.size().atLeast(Size.SMALL);
    double usual = Custom.of(firm).personal() ? (small ? 0.3 : 0.09) : small ? 0.04 : 0.008;
    return firm.kind() == Kind.HONEST ? usual : Math.max(0.25, usual);
  }

  /** A figure of the state between the month before and this one. */
  private double now(ToDoubleFunction<MonthState> figure) {
    double last = figure.applyAsDouble(month.state());
    double before = month.ago(1).map(figure::applyAsDouble).orElse(last);
    return before + at * (last - before);
  }

  private double customersMoney() {
    return now(MonthState::revenue) * Math.min(0.95, custom.share() * loyal);
  }

  /** Transfers of persons in 30 days. */
  double transfers() {
    return customersMoney() / custom.ticket() + now(MonthState::payers) * 1.15;
  }

  double payers30() {
    return customersMoney() / custom.ticket() * CUSTOMERS_A_PAYMENT + now(MonthState::payers);
  }

  double payers90() {
    double raised = 0;
    for (int ago = 0; ago < 3; ago++) {
      raised += month.ago(ago).map(MonthState::payers).orElse(0);
    }
    return customersMoney() / custom.ticket() * CUSTOMERS_A_PAYMENT * 1.9 + raised * 0.8;
  }

  double elderly() {
    double customers = customersMoney() / custom.ticket();
    return mixed(custom.elderly(), customers, raising.elderly(), now(MonthState::payers), older);
  }

  /** CNY a week from persons. */
  double fromPersons() {
    return (customersMoney() + now(MonthState::inflow)) / WEEKS;
  }

  double round() {
    return mixed(
        custom.round(),
        customersMoney(),
        raising.round(),
        now(MonthState::inflow),
        0.8 + 0.3 * quirk);
  }

  /** CNY a week to persons, wages excepted: repayments, refunds, bills of persons who supply. */
  double toPersons() {
    return (now(MonthState::payout)
            + customersMoney() * 0.02
            + now(MonthState::revenue) * supply.persons() * quirk)
        / WEEKS;
  }

  /** CNY a week from sales. */
  double fromSales() {
    return now(MonthState::revenue) / WEEKS;
  }

  double fast() {
    if (month.firm().kind() == Kind.SHELL_CLUSTER) {
      return raising.fast();
    }
    double sales = 0.05 + supply.fast() * quirk;
    return mixed(sales, now(MonthState::revenue), raising.fast(), now(MonthState::inflow), 1);
  }

  double cash() {
    return mixed(
        custom.cash(),
        now(MonthState::revenue),
        raising.cash(),
        now(MonthState::inflow),
        2 * quirk);
  }

  /** CNY on the accounts: less and less for the distressed. */
  double balance() {
    double sound = StrictMath.pow(1 - 0.97 * now(MonthState::distress), 1.5);
    boolean shell = month.firm().kind() == Kind.SHELL_CLUSTER;
    double own = now(MonthState::revenue) * (shell ? 0.01 : liquid) * sound;
    double raised = now(MonthState::inflow) * 0.7 * (1 - now(MonthState::redemptionTrouble));
    return own + raised;
  }

  /** 0 to 1: how much the payments to persons look like interest. */
  double payoutScore() {
    if (now(MonthState::payout) <= 0) {
      return regular;
    }
    boolean paysStill = month.state().redemptionTrouble() < 0.6;
    return Math.max(regular, raising.payout() * (paysStill ? 0.6 + 0.4 * quirk : 0.4));
  }

  private static double mixed(
      double one, double weight, double other, double otherWeight, double factor) {
    double all = weight + otherWeight;
    return all <= 0 ? 0 : Math.min(0.98, factor * (one * weight + other * otherWeight) / all);
  }
}
