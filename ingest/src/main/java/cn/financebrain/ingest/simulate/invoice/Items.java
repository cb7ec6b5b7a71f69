package cn.financebrain.ingest.simulate.invoice;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.Story.Kind;
import java.util.List;

/** What enterprises sell and buy, as shares of the kinds of items on their invoices. */
final class Items {
  private static final List<String> TITLES =
      List.of("货物", "服务", "咨询", "会员", "预付", "租赁", "建筑", "其他");

  /** Everybody rents and buys a little of everything. */
  private static final double[] NEEDS = {0.1, 0.1, 0, 0, 0, 0.12, 0, 0.03};

  private Items() {}

  /** Shares of sales by kind of item; they add up to 1. */
  static double[] sold(Firm firm) {
    if (firm.kind().ponzi()) {
      return scheme(firm.kind());
    }
    return switch (firm.industry().section()) {
      case "A", "C", "F" -> mix(0.94, 0.06, 0, 0, 0, 0, 0, 0);
      case "D" -> mix(0.5, 0.5, 0, 0, 0, 0, 0, 0);
      case "E" -> mix(0.1, 0.05, 0, 0, 0, 0, 0.85, 0);
      case "I", "M" -> mix(0.15, 0.7, 0.15, 0, 0, 0, 0, 0);
      case "J" -> mix(0, 0.35, 0.65, 0, 0, 0, 0, 0);
      case "K" -> mix(0, 0.5, 0, 0, 0, 0.3, 0, 0.2);
      case "L" -> business(firm.industry().code());
      case "P" -> mix(0, 0.7, 0, 0, 0.3, 0, 0, 0);
      case "R" -> mix(0.1, 0.3, 0, 0.5, 0.1, 0, 0, 0);
      default -> mix(0.1, 0.88, 0, 0, 0.02, 0, 0, 0);
    };
  }

  private static double[] scheme(Kind kind) {
    return switch (kind) {
      case PONZI_PREPAID_CARD -> mix(0.05, 0.05, 0, 0.3, 0.6, 0, 0, 0);
      case PONZI_ELDERLY_CARE -> mix(0.1, 0.15, 0, 0.55, 0.2, 0, 0, 0);
      case PONZI_FARMERS_COOP -> mix(0.9, 0.1, 0, 0, 0, 0, 0, 0);
      default -> mix(0, 0.15, 0.85, 0, 0, 0, 0, 0);
    };
  }

  private static double[] business(String code) {
    return switch (code) {
      case "7249" -> mix(0, 0.15, 0.85, 0, 0, 0, 0, 0);
      case "7212" -> mix(0, 0.1, 0.5, 0, 0, 0.4, 0, 0);
      default -> mix(0.05, 0.9, 0.05, 0, 0, 0, 0, 0);
    };
  }

  private static double[] mix(double... shares) {
    return shares;
  }

  /** Shares of purchases, by what its suppliers sell; not added up to 1. */
  static double[] bought(City city, Firm firm) {
    List<Firm> suppliers = city.suppliers(firm);
    double[] bought = NEEDS.clone();
    for (Firm supplier : suppliers) {
      double[] sold = sold(supplier);
      for (int i = 0; i < bought.length; i++) {
        bought[i] += sold[i] / suppliers.size();
      }
    }
    return bought;
  }

  /** Cosine distance of what goes in and what comes out: 0 alike, 1 nothing in common. */
  static double distance(City city, Firm firm) {
    double[] in = bought(city, firm);
    double[] out = sold(firm);
    double product = 0;
    double ins = 0;
    double outs = 0;
    for (int i = 0; i < in.length; i++) {
      product += in[i] * out[i];
      ins += in[i] * in[i];
      outs += out[i] * out[i];
    }
    return Math.max(0, 1 - product / Math.sqrt(ins * outs));
  }

  /** One kind of item that an invoice is for. */
  static String draw(double[] shares, Draws draws) {
    double rest = draws.uniform(0, 1);
    for (int i = 0; i < shares.length; i++) {
      rest -= shares[i];
      if (rest < 0) {
        return TITLES.get(i);
      }
    }
    return TITLES.get(TITLES.size() - 1);
  }
}
