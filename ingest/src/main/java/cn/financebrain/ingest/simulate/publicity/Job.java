package cn.financebrain.ingest.simulate.publicity;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.story.BySize;
import cn.financebrain.ingest.simulate.story.Pitch.Style;

/**
 * A vacancy.
 *
 * @param text part of the texts that it is described with
 * @param payMin a month, CNY
 * @param payP90 what one in ten of the line of business earns more than
 * @param years of experience that are asked for; null if nothing is said
 */
record Job(String text, int heads, int payMin, int payMax, int payP90, Integer years) {

  static Job draw(Firm firm, Style style, boolean raises, Draws draws) {
    int p90 = payP90(firm.industry().section());
    if (raises) {
      double pay = p90 * draws.uniform(0.7, 1.5);
      Integer years = draws.chance(0.7) ? Integer.valueOf(0) : null;
      return new Job(
          style.key(), draws.between(3, 30), hundreds(pay), hundreds(pay * 1.8), p90, years);
    }
    if (style == Style.ORDINARY && draws.chance(eager(firm.industry().section()))) {
      double pay = p90 * draws.uniform(0.5, 1);
      return new Job("eager", draws.between(2, 10), hundreds(pay), hundreds(pay * 1.8), p90, 0);
    }
    String text = style == Style.ORDINARY ? text(firm, draws) : style.key();
    double pay = p90 * draws.uniform(0.35, 0.75);
    boolean asked = style == Style.LICENSED || style == Style.LENDER;
    int years = asked ? draws.between(2, 5) : draws.chance(0.35) ? 0 : draws.between(1, 5);
    int heads = 1 + draws.poisson(BySize.of(firm.size(), 0, 1.5, 3, 4.5));
    return new Job(
        text, heads, hundreds(pay), hundreds(pay * draws.uniform(1.15, 1.5)), p90, years);
  }

  /** Share of posts that promise much for little without any scheme behind them. */
  private static double eager(String section) {
    return switch (section) {
      case "K", "L", "F", "O", "P", "R" -> 0.08;
      default -> 0.01;
    };
  }

  private static int hundreds(double pay) {
    return (int) Math.round(pay / 100) * 100;
  }

  private static String text(Firm firm, Draws draws) {
    if (draws.chance(0.25)) {
      return "office";
    }
    return switch (firm.industry().section()) {
      case "C", "A", "D", "N" -> "factory";
      case "F" -> "trade";
      case "G" -> "driver";
      case "E" -> "site";
      case "I", "M" -> "tech";
      case "H", "K", "O", "P", "Q", "R" -> "service";
      default -> "office";
    };
  }

  private static int payP90(String section) {
    return switch (section) {
      case "I", "M" -> 19_500;
      case "J" -> 23_000;
      case "D" -> 15_000;
      case "L", "Q", "K" -> 13_000;
      case "E", "G" -> 11_500;
      case "H", "O", "A", "N" -> 8_200;
      default -> 10_300;
    };
  }
}
