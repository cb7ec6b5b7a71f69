package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.console.Table;
import cn.financebrain.contract.scan.Scan;
import cn.financebrain.store.Regions;
import cn.financebrain.store.ScanChange;
import cn.financebrain.store.ScanCount;
import cn.financebrain.store.ScanPages;
import cn.financebrain.store.ScannedScore;
import cn.financebrain.store.WarehouseException;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scan compare}: who rose, fell, appeared and vanished between two scans, and why. */
@Command(name = "compare", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class ScanCompareCommand implements Callable<Integer> {
  private static final int SHOWN = 30;
  private static final int REASONS = 3;

  @Mixin DataOption data = new DataOption();

  @Parameters(index = "0", paramLabel = "BEFORE", descriptionKey = "param.scan-before")
  String before = "";

  @Parameters(index = "1", paramLabel = "AFTER", descriptionKey = "param.scan-after")
  String after = "";

  @Option(names = "--csv", paramLabel = "FILE", descriptionKey = "option.scan-csv")
  Path csv;

  @Override
  public Integer call() throws IOException {
    requireDone(before);
    requireDone(after);
    StackSettings settings = data.settings();
    print(settings);
    if (csv != null) {
      System.out.println(Messages.text("scan.compared-file", write(settings), csv));
    }
    return ExitCode.DONE;
  }

  private void requireDone(String id) {
    Scan scan = ScanWork.of(data).find(id);
    if (scan.state() != Scan.State.DONE) {
      throw CommandFailure.failed("failure.scan-not-done", id, ScanWork.word(scan.state()));
    }
  }

  private void print(StackSettings settings) {
    List<ScanCount> counts =
        ScanText.read(settings, pages -> pages.changeCounts(before, after, Regions.EVERYWHERE));
    if (counts.isEmpty()) {
      System.out.println(Messages.text("scan.compared-same"));
      return;
    }
    Table totals = new Table(Messages.text("scan.compared-totals"));
    for (ScanCount count : counts) {
      totals.row(
          ScanText.name(count.risk()),
          Messages.text("scan.kind." + count.group()),
          count.band().isEmpty() ? "-" : count.band(),
          Long.toString(count.enterprises()));
    }
    System.out.println(totals);
    List<ScanChange> changes = new ArrayList<>();
    ScanText.read(
        settings,
        pages -> {
          pages.changes(before, after, Optional.empty(), Regions.EVERYWHERE, SHOWN, changes::add);
          return changes;
        });
    Table table = new Table(Messages.text("scan.compared-header"));
    changes.forEach(change -> table.row(cells(change)));
    System.out.println();
    System.out.println(table);
    long total = counts.stream().mapToLong(ScanCount::enterprises).sum();
    if (total > SHOWN) {
      System.out.println(Messages.text("scan.compared-more", total - SHOWN));
    }
  }

  private static String[] cells(ScanChange change) {
    return new String[] {
      change.enterprise().text(),
      change.either().name(),
      ScanText.name(change.risk()),
      Messages.text("scan.kind." + change.kind().name().toLowerCase(Locale.ROOT)),
      standing(change.before()),
      standing(change.after()),
      change.shifts().stream()
          .limit(REASONS)
          .map(shift -> "%s %+.2f".formatted(shift.tag(), shift.by()))
          .collect(Collectors.joining(", "))
    };
  }

  private static String standing(Optional<ScannedScore> score) {
    return score
        .map(
            s ->
                s.band().isEmpty()
                    ? s.unscored()
                    : "%s %s".formatted(s.band(), ScanText.index(s.index())))
        .orElse("-");
  }

  /** Begins with a byte order mark, by which spreadsheets know UTF-8. */
  private long write(StackSettings settings) throws IOException {
    long[] rows = {0};
    try (ScanPages pages = ScanPages.open(settings.readOnlyWarehouse());
        CsvWriter file =
            CsvWriter.builder().build(Files.newBufferedWriter(csv, StandardCharsets.UTF_8))) {
      file.writeRecord(
          "\uFEFFenterprise_id",
          "name",
          "region",
          "industry",
          "risk",
          "change",
          "band_before",
          "band_after",
          "index_before",
          "index_after",
          "reasons");
      pages.changes(
          before,
          after,
          Optional.empty(),
          Regions.EVERYWHERE,
          0,
          change -> {
            file.writeRecord(row(change));
            rows[0]++;
          });
      return rows[0];
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static List<String> row(ScanChange change) {
    ScannedScore either = change.either();
    return List.of(
        change.enterprise().text(),
        either.name(),
        either.region(),
        either.industry(),
        change.risk().id(),
        change.kind().name().toLowerCase(Locale.ROOT),
        change.before().map(ScannedScore::band).orElse(""),
        change.after().map(ScannedScore::band).orElse(""),
        change.before().map(s -> ScanText.index(s.index())).orElse(""),
        change.after().map(s -> ScanText.index(s.index())).orElse(""),
        change.shifts().stream()
            .map(shift -> "%s %+.4f".formatted(shift.tag(), shift.by()))
            .collect(Collectors.joining("; ")));
  }
}
