package cn.financebrain.ingest.simulate.flow;

import cn.financebrain.ingest.simulate.Firm;

/**
 * How persons pay for what an enterprise sells, by its line of business.
 *
 * @param share of revenue that persons pay to the account
 * @param ticket what one of them pays at a time, CNY
 * @param elderly share of them that are 60 or older
 * @param round share of the amount in whole thousands
 * @param cash share of the turnover in large amounts of cash
 */
record Custom(double share, double ticket, double elderly, double round, double cash) {
  private static final double MANY = 0.3;

  /** Whether most of its customers are persons: shops, restaurants, schools, homes. */
  boolean personal() {
    return share >= MANY;
  }

  static Custom of(Firm firm) {
    String code = firm.industry().code();
    return switch (firm.industry().section()) {
      case "H" ->
          code.equals("6110")
              ? new Custom(0.45, 380, 0.08, 0.05, 0.03)
              : new Custom(0.5, 160, 0.12, 0.03, 0.05);
      case "F" -> trade(code);
      case "P" -> new Custom(0.8, 3200, 0.03, 0.45, 0.03);
      case "Q" ->
          code.equals("8514")
              ? new Custom(0.7, 4500, 0.55, 0.4, 0.06)
              : new Custom(0.5, 420, 0.35, 0.1, 0.05);
      case "R" -> new Custom(0.8, 900, 0.05, 0.3, 0.02);
      case "O" -> new Custom(0.5, 800, 0.12, 0.12, 0.04);
      case "K" ->
          code.equals("7020")
              ? new Custom(0.5, 1300, 0.25, 0.08, 0.03)
              : new Custom(0.4, 400_000, 0.1, 0.5, 0.02);
      case "J" -> new Custom(0.3, 8000, 0.12, 0.4, 0.03);
      case "A" -> new Custom(0.1, 600, 0.3, 0.1, 0.1);
      default -> new Custom(0.01, 5000, 0.1, 0.3, 0.02);
    };
  }

  private static Custom trade(String code) {
    return switch (code) {
      case "5211" -> new Custom(0.6, 85, 0.2, 0.02, 0.1);
      case "5292" -> new Custom(0.7, 130, 0.06, 0.02, 0.01);
      default -> new Custom(0.04, 3000, 0.1, 0.2, 0.04);
    };
  }
}
