package cn.financebrain.ingest.sample;

import cn.financebrain.ingest.sample.SampleEnterprise.Behaviour;
import java.math.BigDecimal;
import java.util.SplittableRandom;

/** Yearly statements, in millions of yuan, whose items fit together. */
final class SampleStatements {
  private final SampleTable table =
      new SampleTable(
          "statements.csv",
          "统一社会信用代码",
          "year",
          "current_assets",
          "cost_of_goods_sold",
          "depreciation_amortization",
          "ebitda",
          "inventory",
          "net_income",
          "receivables",
          "market_value",
          "net_sales",
          "total_assets",
          "long_term_debt",
          "ebit",
          "gross_profit",
          "current_liabilities",
          "retained_earnings",
          "revenue",
          "total_liabilities",
          "operating_expenses");

  SampleTable table() {
    return table;
  }

  /**
   * @param yearsAgo 0 for the last full year
   */
  void add(SampleEnterprise enterprise, int year, int yearsAgo, SplittableRandom random) {
    boolean drifting = enterprise.behaviour() == Behaviour.DRIFTING;
    double decay = drifting ? 0.45 + 0.15 * Math.min(3, yearsAgo) : 1;
    double sales = enterprise.employees() * (0.3 + 0.2 * random.nextDouble()) * decay;
    double margin =
        drifting ? -0.25 + 0.1 * Math.min(3, yearsAgo) : 0.04 + 0.1 * random.nextDouble();
    double assets = enterprise.employees() * 0.4 + enterprise.capital() / 100.0;
    double debt =
        assets * (drifting ? 1.1 - 0.15 * Math.min(3, yearsAgo) : 0.35 + 0.2 * random.nextDouble());
    double current = assets * (drifting ? 0.35 : 0.6);
    double cost = sales * 0.7;
    double depreciation = assets * 0.04;
    double ebit = sales * margin;
    table.add(
        enterprise.uscc(),
        year,
        millions(current),
        millions(cost),
        millions(depreciation),
        millions(ebit + depreciation),
        millions(current * 0.3),
        millions(ebit * 0.75 - debt * 0.03),
        millions(current * 0.4),
        millions(Math.max(0.1, assets - debt) * (drifting ? 0.5 : 1.4)),
        millions(sales),
        millions(assets),
        millions(debt * 0.4),
        millions(ebit),
        millions(sales - cost),
        millions(debt * 0.6),
        millions((assets - debt) * 0.5),
        millions(sales),
        millions(debt),
        millions(sales - ebit));
  }

  private static String millions(double amount) {
    return BigDecimal.valueOf(Math.round(amount * 1000), 3).toPlainString();
  }
}
