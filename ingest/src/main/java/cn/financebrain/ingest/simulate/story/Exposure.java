package cn.financebrain.ingest.simulate.story;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;

/**
 * How much of an enterprise's doings shows, as a share of the usual. Some schemes are sold from
 * mouth to mouth, some hire among friends, some are hardly talked about until they strain.
 */
public record Exposure(double advertisements, double posts, double talk) {
  private static final long EXPOSURE = 0x6578706fL;

  public static Exposure of(City city, Firm firm) {
    if (!firm.story().raisesMoney()) {
      return new Exposure(1, 1, 1);
    }
    Draws draws = Draws.of(city.seed(), EXPOSURE, firm.number());
    return new Exposure(share(0.25, draws), share(0.3, draws), share(0.3, draws));
  }

  private static double share(double hidden, Draws draws) {
    return draws.chance(hidden) ? draws.uniform(0, 0.08) : draws.uniform(0.4, 1.3);
  }
}
