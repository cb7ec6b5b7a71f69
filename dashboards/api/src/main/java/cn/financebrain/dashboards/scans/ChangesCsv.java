package cn.financebrain.dashboards.scans;

import cn.financebrain.dashboards.wire.CsvCell;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.Regions;
import cn.financebrain.store.ScanChange;
import cn.financebrain.store.ScanPages;
import cn.financebrain.store.ScannedScore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The changes between two scans as a file for spreadsheets. */
final class ChangesCsv {
  private static final String HEAD = "\uFEFF企业标识,企业名称,行政区划,行业,风险,变化,之前等级,之后等级,之前指数,之后指数,原因变化\r\n";

  private ChangesCsv() {}

  static void write(ScanPages pages, String before, String after, Regions regions, OutputStream out)
      throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write(HEAD);
    try {
      pages.changes(
          before, after, Optional.empty(), regions, 0, change -> write(writer, line(change)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    writer.flush();
  }

  private static void write(Writer writer, String line) {
    try {
      writer.write(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(ScanChange change) {
    ScannedScore either = change.either();
    return List.of(
                change.enterprise().text(),
                either.name(),
                either.region(),
                either.industry(),
                change.risk().chinese(),
                Parameters.id(change.kind()),
                change.before().map(ScannedScore::band).orElse(""),
                change.after().map(ScannedScore::band).orElse(""),
                change.before().map(ChangesCsv::index).orElse(""),
                change.after().map(ChangesCsv::index).orElse(""),
                change.shifts().stream()
                    .map(each -> String.format(Locale.ROOT, "%s %+.4f", each.tag(), each.by()))
                    .collect(Collectors.joining("; ")))
            .stream()
            .map(CsvCell::of)
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  private static String index(ScannedScore score) {
    return Double.isNaN(score.index()) ? "" : String.format(Locale.ROOT, "%.1f", score.index());
  }
}
