package cn.financebrain.dashboards.reporting;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Sets a report as one well-formed page without scripts, which browsers show and {@link ReportPdf}
 * draws. What an office can't change stands around the body of its template: title, facts and
 * warnings before it, notes after it, the snapshot at the foot of every page.
 */
public final class ReportPage {
  private static final Template FRAME =
      Mustache.compiler().emptyStringIsFalse(true).compile(Resources.text("frame.html"));

  /** Characters. */
  private static final int SHORT = 8;

  private static final String STYLE = Resources.text("style.css");

  private ReportPage() {}

  /**
   * @throws TemplateException if the template asks for what the report does not have
   */
  public static String of(Report report, ReportTemplate template, Glyphs glyphs)
      throws TemplateException {
    SortedSet<String> missing = new TreeSet<>();
    String body = glyphs.shown(template.render(names(report)), missing);
    Map<String, Object> frame = new HashMap<>();
    frame.put("language", report.isChinese() ? "zh-CN" : "en");
    frame.put("style", STYLE);
    frame.put("title", glyphs.shown(report.title(), missing));
    frame.put("snapshot", glyphs.shown(report.snapshot(), missing));
    frame.put("snapshotName", report.say("快照", "Snapshot"));
    frame.put("facts", facts(report, glyphs, missing));
    frame.put(
        "warnings", report.warnings().stream().map(each -> glyphs.shown(each, missing)).toList());
    frame.put("body", body);
    frame.put("notesName", report.say("附注", "Notes"));
    frame.put("notes", notes(report, missing));
    return FRAME.execute(frame);
  }

  private static List<Report.Fact> facts(Report report, Glyphs glyphs, SortedSet<String> missing) {
    return report.facts().stream()
        .map(fact -> new Report.Fact(fact.name(), glyphs.shown(fact.value(), missing)))
        .toList();
  }

  private static List<String> notes(Report report, SortedSet<String> missing) {
    List<String> notes = new ArrayList<>();
    notes.add(
        report.say(
            "评分为模型与规则的计算结果，供研判参考，不能替代依法认定；未评分不代表低风险。",
            "Scores are computed by models and rules and are no finding of law; no score is not low"
                + " risk."));
    if (report.full().isPresent()) {
      notes.add(
          report.say(
              "全部明细见同一报告的 XLSX 与 CSV 文件。",
              "All rows are in the XLSX and CSV files of this report."));
    }
    if (!missing.isEmpty()) {
      notes.add(
          report
              .say(
                  "以下字符字体中没有，以 □ 加编码显示：%s。",
                  "The fonts lack these characters, shown as □ and code: %s.")
              .formatted(String.join(", ", missing)));
    }
    return notes;
  }

  /** What a template may ask for. */
  private static Map<String, Object> names(Report report) {
    Map<String, Object> byKey = new LinkedHashMap<>();
    report.parts().forEach(part -> byKey.put(part.key(), part(part, report)));
    Map<String, Object> names = new HashMap<>();
    names.put("title", report.title());
    names.put("lead", report.lead());
    names.put("snapshot", report.snapshot());
    names.put("facts", report.facts());
    names.put("warnings", report.warnings());
    names.put("parts", List.copyOf(byKey.values()));
    names.put("part", byKey);
    return names;
  }

  private static Map<String, Object> part(ReportTable table, Report report) {
    Map<String, Object> part = new HashMap<>();
    part.put("title", table.title());
    part.put("note", table.note());
    part.put("picture", table.picture());
    part.put(
        "columns",
        table.columns().stream()
            .map(column -> Map.of("name", column.name(), "css", css(column, column.name())))
            .toList());
    part.put("rows", table.rows().stream().map(row -> Map.of("cells", cells(table, row))).toList());
    part.put("filled", !table.rows().isEmpty());
    part.put("none", table.rows().isEmpty() ? report.say("本期无数据", "No rows in this period") : "");
    part.put(
        "cut",
        table.isCut()
            ? report
                .say("仅列前 %,d 条，共 %,d 条", "the first %,d of %,d")
                .formatted(table.rows().size(), table.total())
            : "");
    return part;
  }

  private static List<Map<String, Object>> cells(ReportTable table, List<Cell> row) {
    List<Map<String, Object>> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      Cell cell = row.get(i);
      cells.add(
          Map.of(
              "text",
              cell.text(),
              "css",
              css(table.columns().get(i), cell.text()),
              "bar",
              cell.share().isPresent()
                  ? String.format(Locale.ROOT, "%.1f", 100 * cell.share().getAsDouble())
                  : ""));
    }
    return cells;
  }

  /** What is short is never broken: a column of districts would be set one character a line. */
  private static String css(ReportTable.Column column, String text) {
    if (column.number()) {
      return "number";
    }
    return text.length() <= SHORT ? "text short" : "text";
  }
}
