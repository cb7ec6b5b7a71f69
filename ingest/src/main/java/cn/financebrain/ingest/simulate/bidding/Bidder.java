package cn.financebrain.ingest.simulate.bidding;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.util.Optional;

/**
 * Who works for public bodies.
 *
 * @param wins a month while it is sound
 * @param amount median of a contract, CNY
 * @param kind 货物, 服务 or 工程
 */
record Bidder(double wins, double amount, String kind) {
  static Optional<Bidder> of(FirmMonth month) {
    Firm firm = month.firm();
    Draws draws = Chronicle.of(month, "bidder").draws();
    boolean bids = draws.chance(share(firm) * size(firm, 0.5, 1, 1.3, 1.6));
    double wins = size(firm, 0.05, 0.12, 0.25, 0.5) * draws.lognormal(1, 0.4);
    double amount = firm.baseRevenue() * draws.uniform(0.3, 1.2);
    boolean schemeOrShell = firm.story().raisesMoney() || firm.kind() == Kind.SHELL_CLUSTER;
    return bids && !schemeOrShell
        ? Optional.of(new Bidder(wins, amount, kind(firm.industry().section())))
        : Optional.empty();
  }

  private static double share(Firm firm) {
    return switch (firm.industry().section()) {
      case "E", "N", "M" -> 0.4;
      case "I", "K" -> 0.3;
      case "C" -> 0.07;
      case "L", "F", "G" -> 0.05;
      case "D" -> 0.25;
      case "P", "Q", "H", "O" -> 0.06;
      default -> 0.02;
    };
  }

  private static double size(Firm firm, double micro, double small, double medium, double large) {
    return switch (firm.size()) {
      case MICRO -> micro;
      case SMALL -> small;
      case MEDIUM -> medium;
      case LARGE -> large;
    };
  }

  private static String kind(String section) {
    return switch (section) {
      case "E" -> "工程";
      case "C", "F", "A" -> "货物";
      default -> "服务";
    };
  }
}
