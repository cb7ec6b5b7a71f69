package cn.financebrain.ingest.simulate;

import cn.financebrain.ingest.simulate.Firm.Form;
import cn.financebrain.ingest.simulate.Story.Kind;

/** Draws form, size, staff and capital of an enterprise. */
final class Build {
  private static final double STAFF_SIGMA = 0.7;
  private static final double CAPITAL_SIGMA = 0.8;

  private Build() {}

  static Form form(Kind kind, Size size, Draws draws) {
    if (kind == Kind.PONZI_FARMERS_COOP) {
      return Form.COOPERATIVE;
    }
    if (kind == Kind.PONZI_PRIVATE_EQUITY) {
      return draws.chance(0.6) ? Form.PARTNERSHIP : Form.LIMITED;
    }
    if (kind != Kind.HONEST) {
      return Form.LIMITED;
    }
    if (size == Size.LARGE) {
      return draws.chance(0.4) ? Form.JOINT_STOCK : Form.LIMITED;
    }
    if (size == Size.MEDIUM && draws.chance(0.12)) {
      return Form.JOINT_STOCK;
    }
    double at = draws.uniform(0, 1);
    double sole = size == Size.MICRO ? 0.05 : 0;
    return at < sole ? Form.SOLE_OWNER : at < sole + 0.03 ? Form.PARTNERSHIP : Form.LIMITED;
  }

  static Size size(Kind kind, Draws draws) {
    return switch (kind) {
      case GUARANTEE_CIRCLE -> size(0, 0.5, 0.4, draws);
      case QUIET_FAILURE -> size(0.5, 0.35, 0.13, draws);
      case HARDSHIP -> size(0.7, 0.23, 0.06, draws);
      case LICENSED_WEALTH_MANAGER, LOUD_ADVERTISER -> size(0.5, 0.45, 0.05, draws);
      case GROWING_ELDERLY_HOME -> size(0.2, 0.7, 0.1, draws);
      case HONEST -> size(0.805, 0.148, 0.038, draws);
      default -> Size.MICRO;
    };
  }

  private static Size size(double micro, double small, double medium, Draws draws) {
    double at = draws.uniform(0, 1);
    return at < micro
        ? Size.MICRO
        : at < micro + small ? Size.SMALL : at < micro + small + medium ? Size.MEDIUM : Size.LARGE;
  }

  static int employees(Kind kind, Industry industry, Size size, Draws draws) {
    if (kind == Kind.SHELL_CLUSTER) {
      return draws.between(0, 1);
    }
    boolean works = industry.heads() >= 15;
    int least = works ? limit(size, 3, 20, 300, 1000) : limit(size, 1, 10, 100, 300);
    int most = works ? limit(size, 19, 299, 999, 6000) : limit(size, 9, 99, 299, 2000);
    double median = works ? limit(size, 8, 50, 420, 1500) : limit(size, 3, 20, 140, 450);
    long drawn = Math.round(draws.lognormal(median, STAFF_SIGMA));
    return (int) Math.max(least, Math.min(most, drawn));
  }

  private static int limit(Size size, int micro, int small, int medium, int large) {
    return switch (size) {
      case MICRO -> micro;
      case SMALL -> small;
      case MEDIUM -> medium;
      case LARGE -> large;
    };
  }

  /** Registered capital as people choose it, 10,000 CNY; schemes and shells like it large. */
  static double capital(Kind kind, Size size, Draws draws) {
    if (kind == Kind.PONZI_FARMERS_COOP) {
      return round(draws.lognormal(300, CAPITAL_SIGMA));
    }
    if (kind.ponzi()) {
      return round(draws.lognormal(kind == Kind.PONZI_PREPAID_CARD ? 1000 : 4000, CAPITAL_SIGMA));
    }
    if (kind == Kind.SHELL_CLUSTER) {
      return round(draws.lognormal(1000, CAPITAL_SIGMA));
    }
    if (kind == Kind.LICENSED_WEALTH_MANAGER || kind == Kind.LOUD_ADVERTISER) {
      return round(draws.lognormal(10_000, 0.5));
    }
    return round(draws.lognormal(limit(size, 80, 600, 3000, 12_000), CAPITAL_SIGMA));
  }

  /** To one of 1, 2, 3, 5, 8 times a power of ten, at least 1. */
  private static double round(double capital) {
    double power = 1;
    while (capital >= power * 10) {
      power *= 10;
    }
    double best = power;
    for (double step : new double[] {1, 2, 3, 5, 8, 10}) {
      if (Math.abs(step * power - capital) < Math.abs(best - capital)) {
        best = step * power;
      }
    }
    return best;
  }

  static double paidIn(Kind kind, double capital, Draws draws) {
    if (kind.ponzi() || kind == Kind.SHELL_CLUSTER) {
      return draws.chance(0.6) ? 0 : Math.round(capital * draws.uniform(0, 0.15));
    }
    if (kind.suspiciousButHonest() || draws.chance(0.35)) {
      return capital;
    }
    return draws.chance(0.1) ? 0 : Math.round(capital * draws.uniform(0.1, 1));
  }
}
