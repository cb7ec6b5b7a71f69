package cn.financebrain.cli;

import cn.financebrain.cli.pages.PagesBench;
import cn.financebrain.cli.pages.PagesBench.Cost;
import cn.financebrain.console.Table;
import java.util.List;

/** What {@link PagesBench} found, as a table in the user's language. */
final class PagesBenchText {
  private PagesBenchText() {}

  static String of(PagesBench.Result result) {
    return Messages.text("bench.pages.head", result.enterprises(), PagesBench.MONTHS)
        + "\n"
        + table("bench.pages.page", "SELECT 1", result.select(), result.queries())
        + "\n"
        + Messages.text("bench.pages.desk")
        + "\n"
        + table("bench.pages.request", "GET /api/session", result.session(), result.requests());
  }

  /**
   * @param base what the others are compared with
   */
  private static Table table(String head, String base, Cost cost, List<PagesBench.Found> all) {
    Table table = new Table();
    table.row(
        Messages.text(head),
        Messages.text("bench.pages.median"),
        Messages.text("bench.pages.p95"),
        Messages.text("bench.pages.ratio", base),
        Messages.text("bench.pages.rows"),
        Messages.text("bench.pages.time-growth"),
        Messages.text("bench.pages.rows-growth"));
    table.row(base, millis(cost.median()), millis(cost.p95()), "", "", "", "");
    for (PagesBench.Found found : all) {
      Cost late = found.late();
      table.row(
          found.page() + " · " + found.query(),
          millis(late.median()),
          millis(late.p95()),
          "%.1f×".formatted(late.median() / cost.median()),
          "%,d".formatted(late.rows()),
          "%.1f×".formatted(late.median() / found.early().median()),
          "%.1f×".formatted((late.rows() + 1.0) / (found.early().rows() + 1.0)));
    }
    return table;
  }

  private static String millis(double value) {
    return "%.1f ms".formatted(value);
  }
}
