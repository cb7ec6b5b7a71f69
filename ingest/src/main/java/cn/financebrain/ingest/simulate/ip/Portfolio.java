package cn.financebrain.ingest.simulate.ip;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.story.BySize;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The rights that an enterprise has at the start of the window, and how many come in a year. */
public record Portfolio(int trademarks, int patents, int software, double yearly) {
  private static final long RIGHTS = 0x726967L;
  private static final double YEAR = 365;

  public static Portfolio of(City city, Firm firm) {
    Draws draws = Draws.of(city.seed(), RIGHTS, firm.number());
    boolean technical = technical(firm);
    boolean writes = firm.industry().section().equals("I");
    boolean raises = firm.story().raisesMoney();
    boolean holds = draws.chance(raises ? 0.5 : share(firm, technical));
    if (!holds) {
      return new Portfolio(0, 0, 0, 0);
    }
    double weight = weight(firm.size());
    int trademarks = 1 + draws.poisson(raises ? 1.5 : weight);
    int patents = technical ? draws.poisson(2.5 * weight * draws.lognormal(1, 0.6)) : 0;
    int software =
        writes ? 1 + draws.poisson(3 * weight) : draws.poisson(raises ? 0 : 0.1 * weight);
    return new Portfolio(trademarks, patents, software, raises ? 0 : 0.15);
  }

  static boolean technical(Firm firm) {
    return switch (firm.industry().section()) {
      case "C", "I", "M", "D" -> true;
      default -> false;
    };
  }

  private static double share(Firm firm, boolean technical) {
    double base = BySize.of(firm.size(), 0.06, 0.3, 0.7, 0.95);
    return technical ? base : 0.5 * base;
  }

  private static double weight(Size size) {
    return BySize.of(size, 0.6, 2, 7, 25);
  }

  boolean any() {
    return trademarks + patents + software > 0;
  }

  /**
   * As of a day, without what was sold.
   *
   * @param number at the start of the window
   */
  public int grown(int number, City city, LocalDate day) {
    double years = Math.max(0, ChronoUnit.DAYS.between(city.firstDay(), day) / YEAR);
    return (int) Math.floor(number * (1 + yearly * years));
  }
}
