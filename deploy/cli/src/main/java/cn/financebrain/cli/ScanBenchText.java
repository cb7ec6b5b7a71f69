package cn.financebrain.cli;

import cn.financebrain.console.Table;
import java.util.List;
import java.util.Locale;

/** The figures of {@code bench scan} as a table. */
final class ScanBenchText {
  private ScanBenchText() {}

  static String of(List<ScanBench.Found> found) {
    Table table = new Table(Messages.text("bench.scan.header"));
    for (ScanBench.Found each : found) {
      table.row(
          number("%,d", each.enterprises()),
          number("%,d", each.rows()),
          number("%.1f s", each.read() / 1e9),
          number("%.1f s", each.scan() / 1e9),
          number("%.2f s", each.report() / 1e9),
          number("%.2f\u00d7", each.ratio()),
          number("%,.0f", each.enterprises() / (each.scan() / 1e9)));
    }
    return table.toString();
  }

  private static String number(String form, Object value) {
    return String.format(Locale.ROOT, form, value);
  }
}
