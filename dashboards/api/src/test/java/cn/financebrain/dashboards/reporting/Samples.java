package cn.financebrain.dashboards.reporting;

import cn.financebrain.dashboards.reporting.ReportTable.Column;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Made-up reports. */
final class Samples {
  private static final List<Column> COLUMNS =
      List.of(Column.text("企业"), Column.number("指数"), Column.text("主要原因"));

  private Samples() {}

  /** One table, with as many rows as there are names. */
  static Report of(String... names) {
    return new Report(
        Locale.CHINESE,
        "温州市风险扫描报告",
        "截至 2026-11-20，共扫描企业 3 家。",
        "scan-1 · 0123456789abcdef",
        List.of(new Report.Fact("数据时点", "2026-11-20 12:00")),
        List.of("编制时 1 个数据源未按时更新。"),
        List.of(ReportTable.of("top", "风险最高的企业", "", COLUMNS, rows(names))),
        Optional.empty());
  }

  private static List<List<Cell>> rows(String... names) {
    return List.of(names).stream()
        .map(name -> List.of(Cell.of(name), Cell.of(88.5, 1), Cell.of("投诉次数：3 次")))
        .toList();
  }

  /** With so many rows behind it. */
  static Report full(int rows) {
    Report report = of("某某公司");
    return new Report(
        report.language(),
        report.title(),
        report.lead(),
        report.snapshot(),
        report.facts(),
        report.warnings(),
        report.parts(),
        Optional.of(
            new FullList(
                "全部企业",
                COLUMNS,
                to ->
                    IntStream.range(0, rows)
                        .forEach(
                            i ->
                                to.accept(
                                    List.of(Cell.of("企业" + i), Cell.of(i, 1), Cell.of("=1+1")))))));
  }
}
