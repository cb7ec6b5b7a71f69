package cn.financebrain.ingest.simulate.flow;

import cn.financebrain.ingest.simulate.Story.Kind;

/**
 * How the money looks that persons pay to those who invest, save or insure with an enterprise,
 * lawfully or not.
 *
 * @param elderly share of them that are 60 or older
 * @param round share of the amount in whole thousands
 * @param cash share of the turnover in large amounts of cash
 * @param fast share of what comes in that leaves within 24 hours
 * @param payout 0 to 1: how regular the payments to them look
 */
record Raising(double elderly, double round, double cash, double fast, double payout) {
  static Raising of(Kind kind) {
    return switch (kind) {
      case PONZI_WEALTH_SHOP -> new Raising(0.5, 0.93, 0.12, 0.65, 0.85);
      case PONZI_ELDERLY_CARE -> new Raising(0.85, 0.9, 0.2, 0.55, 0.7);
      case PONZI_FARMERS_COOP -> new Raising(0.6, 0.88, 0.35, 0.4, 0.75);
      case PONZI_PRIVATE_EQUITY -> new Raising(0.3, 0.97, 0.03, 0.75, 0.8);
      case PONZI_PREPAID_CARD -> new Raising(0.2, 0.6, 0.05, 0.5, 0.55);
      case SHELL_CLUSTER -> new Raising(0.35, 0.9, 0.1, 0.9, 0.6);
      case LICENSED_WEALTH_MANAGER -> new Raising(0.35, 0.92, 0.02, 0.45, 0.55);
      case GROWING_ELDERLY_HOME -> new Raising(0.5, 0.35, 0.05, 0.1, 0.05);
      default -> new Raising(0.1, 0.2, 0.03, 0.15, 0.1);
    };
  }
}
