package cn.financebrain.ingest.simulate.customs;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who trades with other countries.
 *
 * @param export share of revenue
 * @param imports share of revenue, often 0
 * @param markets countries it sells to, with their shares of its exports
 * @param source country it buys from
 */
record Trader(double export, double imports, List<Market> markets, String source) {
  /** A country (ISO 3166) and its share. */
  record Market(String country, double share) {}

  private static final List<String> COUNTRIES =
      List.of(
          "US", "US", "DE", "JP", "KR", "RU", "IN", "VN", "IT", "ES", "FR", "GB", "AE", "SA", "BR",
          "MX", "NG", "ZA", "ID", "TH", "PL", "TR", "AU", "CL");

  static Optional<Trader> of(FirmMonth month) {
    Firm firm = month.firm();
    Draws draws = Chronicle.of(month, "foreign trade").draws();
    if (!draws.chance(share(firm))) {
      return Optional.empty();
    }
    double export = draws.uniform(0.15, 0.85);
    double imports = draws.chance(0.3) ? draws.uniform(0.03, 0.3) : 0;
    return Optional.of(
        new Trader(
            export, imports, markets(firm, draws), draws.pick("JP", "KR", "DE", "VN", "TW")));
  }

  private static double share(Firm firm) {
    if (firm.kind() == Kind.SHELL_CLUSTER) {
      return firm.industry().section().equals("F") && !firm.story().raisesMoney() ? 0.12 : 0;
    }
    boolean sells =
        firm.industry().section().equals("C")
            || List.of("5132", "5174", "5292").contains(firm.industry().code());
    return !sells
        ? 0
        : switch (firm.size()) {
          case MICRO -> 0.06;
          case SMALL -> 0.25;
          case MEDIUM -> 0.5;
          case LARGE -> 0.75;
        };
  }

  private static List<Market> markets(Firm firm, Draws draws) {
    int most = firm.size() == Size.MICRO ? 2 : firm.size() == Size.SMALL ? 3 : 5;
    int wanted = draws.between(1, most);
    List<String> countries = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      String country = draws.pick(COUNTRIES);
      double weight = draws.lognormal(1, 0.9);
      if (!countries.contains(country)) {
        countries.add(country);
        weights.add(weight);
      }
    }
    double all = weights.stream().mapToDouble(Double::doubleValue).sum();
    List<Market> markets = new ArrayList<>();
    for (int i = 0; i < countries.size(); i++) {
      markets.add(new Market(countries.get(i), weights.get(i) / all));
    }
    return markets;
  }
}
