package cn.financebrain.ingest.simulate.safety;

import cn.financebrain.ingest.simulate.Firm;
import java.util.List;

/** How much the bureaus find at enterprises of a line of business and size. */
final class Hazard {
  private static final List<String> DIRTY = List.of("1952", "2319", "2929", "3443", "3670", "3352");

  private Hazard() {}

  static boolean factory(Firm firm) {
    return firm.industry().section().equals("C");
  }

  /** Shoes, printing, plastics, castings, plating. */
  static boolean dirty(Firm firm) {
    return DIRTY.contains(firm.industry().code());
  }

  static double size(Firm firm) {
    return switch (firm.size()) {
      case MICRO -> 0.5;
      case SMALL -> 1.2;
      case MEDIUM -> 2;
      case LARGE -> 3;
    };
  }

  /** Penalties a month for the environment. */
  static double ecology(Firm firm) {
    return size(firm) * (dirty(firm) ? 0.005 : factory(firm) ? 0.0015 : 0.0001);
  }

  /** For the safety of work. */
  static double work(Firm firm) {
    boolean builds = firm.industry().section().equals("E");
    return size(firm) * (factory(firm) || builds ? 0.0015 : 0.0001);
  }

  /** For protection from fire, also where the public goes in and out. */
  static double fire(Firm firm) {
    boolean open = List.of("H", "R", "Q", "P").contains(firm.industry().section());
    return size(firm) * (open ? 0.003 : factory(firm) ? 0.0015 : 0.0004);
  }
}
