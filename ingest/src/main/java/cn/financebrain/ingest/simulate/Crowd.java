package cn.financebrain.ingest.simulate;

import cn.financebrain.ingest.simulate.Story.Kind;
import java.time.LocalDate;

/**
 * The people who pay in: a few friends at first, then more each month, fewer when payments stop.
 * Licensed managers and homes have a public too, and pay it back.
 */
final class Crowd {
  private static final int MOST_PAYERS = 4000;

  /** CNY a month. */
  private static final double MOST_INFLOW = 30_000_000;

  private final Firm firm;
  private final Course course;

  /** What one of them pays, CNY. */
  private final double ticket;

  /** Promised, a month. */
  private final double yield;

  private final double growth;

  /** Of a licensed manager, against the usual. */
  private final double following;

  private double size;
  private double outstanding;
  private double inflow;
  private double payout;
  private int payers;

  Crowd(Firm firm, Course course, Draws draws) {
    this.firm = firm;
    this.course = course;
    this.ticket = ticket(firm.kind()) * draws.lognormal(1, 0.3);
    this.yield = draws.uniform(0.08, 0.24) / 12;
    this.growth = draws.uniform(0.1, 0.3);
    this.size = draws.uniform(8, 30);
    this.following = draws.lognormal(2, 0.8);
  }

  private static double ticket(Kind kind) {
    return switch (kind) {
      case PONZI_PRIVATE_EQUITY, LICENSED_WEALTH_MANAGER -> 300_000;
      case PONZI_WEALTH_SHOP -> 80_000;
      case PONZI_ELDERLY_CARE, SHELL_CLUSTER -> 50_000;
      case PONZI_FARMERS_COOP -> 30_000;
      case PONZI_PREPAID_CARD -> 3_000;
      case GROWING_ELDERLY_HOME -> 4_500;
      default -> 0;
    };
  }

  void step(LocalDate day, Draws draws) {
    if (firm.story().raisesMoney()) {
      scheme(day, draws);
    } else if (ticket > 0 && firm.kind().suspiciousButHonest()) {
      honest(day, draws);
    }
  }

  private void honest(LocalDate day, Draws draws) {
    boolean home = firm.kind() == Kind.GROWING_ELDERLY_HOME;
    double clients = (home ? 1.2 : 2.0 * following) * firm.baseEmployees();
    payers = draws.poisson(clients * course.activity(day));
    inflow = payers * ticket * draws.lognormal(1, 0.1);
    payout = home ? 0 : inflow * draws.uniform(0.5, 0.95);
  }

  private void scheme(LocalDate day, Draws draws) {
    double mean =
        switch (course.phase(day)) {
          case PROMOTING -> grow();
          case STRAINED -> shrink();
          case GROWING -> Story.reached(firm.story().startedOn(), day) ? 2 : 0;
          case SOUND, COLLAPSED, CLOSED -> 0;
        };
    payers = draws.poisson(mean);
    inflow = payers * ticket * draws.lognormal(1, 0.15);
    double redeemed = outstanding * 0.03;
    payout = (outstanding * yield + redeemed) * (1 - course.redemptionTrouble(day));
    outstanding += inflow - redeemed * (1 - course.redemptionTrouble(day));
  }

  private double grow() {
    size = Math.min(Math.min(MOST_PAYERS, MOST_INFLOW / ticket), size * (1 + growth));
    return size;
  }

  private double shrink() {
    size *= 0.75;
    return size;
  }

  double inflow() {
    return inflow;
  }

  /** Interest and repayments, CNY in the month. */
  double payout() {
    return payout;
  }

  int payers() {
    return payers;
  }
}
