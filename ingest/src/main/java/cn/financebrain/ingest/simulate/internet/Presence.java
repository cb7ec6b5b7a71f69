package cn.financebrain.ingest.simulate.internet;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.story.Brand;
import cn.financebrain.ingest.simulate.story.BySize;
import cn.financebrain.ingest.simulate.story.Pitch;
import cn.financebrain.ingest.simulate.story.Pitch.Style;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The site of an enterprise and its app, if it has them.
 *
 * @param since when the site went up
 * @param domain ends in .example, which nobody can register
 * @param recorded whether the site is on record (ICP备案)
 * @param overseas servers outside of the mainland
 * @param app its name
 */
record Presence(
    LocalDate since,
    String domain,
    boolean recorded,
    int overseas,
    Optional<String> app,
    int devices) {
  private static final long SITES = 0x7369746573L;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  static Optional<Presence> of(City city, Firm firm) {
    Draws draws = Draws.of(city.seed(), SITES, firm.number());
    boolean raises = firm.story().raisesMoney();
    if (!draws.chance(raises ? 0.75 : share(firm))) {
      return Optional.empty();
    }
    LocalDate since =
        raises
            ? firm.story().promotingOn().orElseThrow().minusDays(draws.between(5, 60))
            : firm.established().plusDays(draws.between(30, 700));
    if (since.isBefore(firm.established())) {
      since = firm.established();
    }
    boolean exports = firm.industry().section().equals("C") && draws.chance(0.06);
    boolean app = draws.chance(raises ? 0.5 : appShare(firm));
    return Optional.of(
        new Presence(
            since,
            letters(4, draws) + firm.number() + ".example",
            !draws.chance(raises ? 0.4 : 0.015),
            raises ? draws.poisson(0.5) : exports ? 1 : 0,
            app ? Optional.of(Brand.of(firm) + draws.pick("", "生活", "通", "会员")) : Optional.empty(),
            (int) draws.lognormal(raises ? 400 : 1_500, 0.8)));
  }

  private static double share(Firm firm) {
    if (Pitch.styleOf(firm) != Style.ORDINARY) {
      return 0.8;
    }
    double technical = firm.industry().section().equals("I") ? 3 : 1;
    return BySize.of(
        firm.size(), Math.min(0.9, 0.06 * technical), Math.min(0.9, 0.3 * technical), 0.8, 0.98);
  }

  private static double appShare(Firm firm) {
    return switch (Pitch.styleOf(firm)) {
      case LICENSED -> 0.6;
      case LENDER -> 0.3;
      default -> BySize.of(firm.size(), 0.02, 0.05, 0.12, 0.4);
    };
  }

  static String letters(int count, Draws draws) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < count; i++) {
      letters.append(LETTERS.charAt(draws.between(0, LETTERS.length() - 1)));
    }
    return letters.toString();
  }
}
