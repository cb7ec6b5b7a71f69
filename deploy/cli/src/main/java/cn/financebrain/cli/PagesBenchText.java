package cn.financebrain.cli;

import cn.financebrain.cli.pages.PagesBench;
import cn.financebrain.cli.pages.PagesBench.Cost;
import cn.financebrain.console.Table;

/** What {@link PagesBench} found, as a table in the user's language. */
final class PagesBenchText {
  private PagesBenchText() {}

  static String of(PagesBench.Result result) {
    Table table = new Table();
    table.row(
        Messages.text("bench.pages.page"),
        Messages.text("bench.pages.median"),
        Messages.text("bench.pages.p95"),
        Messages.text("bench.pages.ratio"),
        Messages.text("bench.pages.rows"),
        Messages.text("bench.pages.time-growth"),
        Messages.text("bench.pages.rows-growth"));
    Cost select = result.select();
    table.row("SELECT 1", millis(select.median()), millis(select.p95()), "", "", "", "");
    for (PagesBench.Found found : result.queries()) {
      Cost late = found.late();
      table.row(
          found.page() + " · " + found.query(),
          millis(late.median()),
          millis(late.p95()),
          "%.1f×".formatted(late.median() / select.median()),
          "%,d".formatted(late.rows()),
          "%.1f×".formatted(late.median() / found.early().median()),
          "%.1f×".formatted((late.rows() + 1.0) / (found.early().rows() + 1.0)));
    }
    return Messages.text("bench.pages.head", result.enterprises(), PagesBench.MONTHS)
        + "\n"
        + table;
  }

  private static String millis(double value) {
    return "%.1f ms".formatted(value);
  }
}
