package cn.financebrain.ingest.simulate.story;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import java.util.Locale;
import java.util.Set;

/**
 * What an enterprise tells the public: the same on its site, in advertisements and in posts.
 *
 * @param rate the yearly return in percent that is promised, of lenders the interest they ask
 * @param lures what is told beside the return
 */
public record Pitch(Style style, double rate, Set<Lure> lures) {
  private static final long PITCH = 0x7069746368L;

  /** Whose way of talking it is; texts are named after it. */
  public enum Style {
    WEALTH,
    ELDERLY,
    COOPERATIVE,
    EQUITY,
    PREPAID,
    LICENSED,
    CARE_HOME,
    LENDER,
    ORDINARY;

    /** Prefix of the texts. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Beside the return. */
  public enum Lure {
    REFERRAL,
    TOKEN,
    TECH,
    FAMOUS;

    /** Name of the text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT) + "_line";
    }
  }

  public Pitch {
    lures = Set.copyOf(lures);
  }

  public static Pitch of(City city, Firm firm) {
    Draws draws = Draws.of(city.seed(), PITCH, firm.number());
    Style style = styleOf(firm);
    return new Pitch(style, rate(firm, style, draws), Lures.of(style, draws));
  }

  public static Style styleOf(Firm firm) {
    return switch (firm.kind()) {
      case PONZI_WEALTH_SHOP -> Style.WEALTH;
      case PONZI_ELDERLY_CARE -> Style.ELDERLY;
      case PONZI_FARMERS_COOP -> Style.COOPERATIVE;
      case PONZI_PRIVATE_EQUITY -> Style.EQUITY;
      case PONZI_PREPAID_CARD -> Style.PREPAID;
      case SHELL_CLUSTER -> firm.story().raisesMoney() ? Style.WEALTH : Style.ORDINARY;
      case LICENSED_WEALTH_MANAGER -> Style.LICENSED;
      case GROWING_ELDERLY_HOME -> Style.CARE_HOME;
      case LOUD_ADVERTISER -> Style.LENDER;
      case HONEST, GUARANTEE_CIRCLE, QUIET_FAILURE, HARDSHIP -> Style.ORDINARY;
    };
  }

  private static double rate(Firm firm, Style style, Draws draws) {
    return switch (style) {
      case WEALTH ->
          firm.kind().ponzi() ? draws.uniform(9, 16) : draws.uniform(12, 24); // shells take risks
      case ELDERLY -> draws.uniform(8, 14);
      case COOPERATIVE -> draws.uniform(5.5, 9);
      case EQUITY -> draws.uniform(10, 20);
      case PREPAID -> draws.uniform(18, 60);
      case LICENSED -> draws.chance(0.6) ? draws.uniform(6, 30) : draws.uniform(2.6, 4.8);
      case LENDER -> draws.uniform(7.2, 11.9);
      case CARE_HOME, ORDINARY -> 0;
    };
  }

  public boolean has(Lure lure) {
    return lures.contains(lure);
  }
}
