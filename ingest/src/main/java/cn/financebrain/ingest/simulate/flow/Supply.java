package cn.financebrain.ingest.simulate.flow;

import cn.financebrain.ingest.simulate.Firm;

/**
 * Where the money of sales goes, by the line of business.
 *
 * @param persons most of it that goes to persons without being wages: farmers, drivers, gangs of
 *     builders
 * @param fast most of it that leaves within 24 hours, as it does with traders
 */
record Supply(double persons, double fast) {
  static Supply of(Firm firm) {
    return switch (firm.industry().section()) {
      case "A" -> new Supply(0.5, 0.3);
      case "E" -> new Supply(0.35, 0.4);
      case "F" -> new Supply(firm.industry().code().equals("5127") ? 0.3 : 0.05, 0.75);
      case "G" -> new Supply(0.4, 0.5);
      default -> new Supply(0.03, 0.3);
    };
  }
}
