package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.Table;
import cn.financebrain.console.Words;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.scan.Scan;
import cn.financebrain.store.Regions;
import cn.financebrain.store.ScanCount;
import cn.financebrain.store.ScanPages;
import cn.financebrain.store.WarehouseException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Scans as a terminal shows them. */
final class ScanText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ScanWork.ZONE);

  private static final List<Band> BANDS =
      List.of(Band.RED, Band.ORANGE, Band.YELLOW, Band.BLUE, Band.GREEN);

  private ScanText() {}

  /**
   * Reads from the warehouse.
   *
   * @throws CommandFailure if it does not answer
   */
  static <T> T read(StackSettings settings, Function<ScanPages, T> work) {
    try (ScanPages pages = ScanPages.open(settings.readOnlyWarehouse())) {
      return work.apply(pages);
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    }
  }

  /** Enterprises by risk and band. */
  static Table bands(StackSettings settings, Scan scan) {
    List<ScanCount> counts =
        read(
            settings,
            pages -> pages.counts(scan.id(), ScanPages.Group.INDUSTRY, Regions.EVERYWHERE));
    Table table = new Table(Messages.text("scan.bands"));
    for (Risk risk : Risk.values()) {
      List<String> cells = new ArrayList<>();
      cells.add(name(risk));
      for (Band band : BANDS) {
        cells.add(sum(counts, risk, band.name().toLowerCase(Locale.ROOT)));
      }
      cells.add(sum(counts, risk, ""));
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  private static String sum(List<ScanCount> counts, Risk risk, String band) {
    return Long.toString(
        counts.stream()
            .filter(each -> each.risk() == risk && each.band().equals(band))
            .mapToLong(ScanCount::enterprises)
            .sum());
  }

  static String name(Risk risk) {
    return Words.chinese() ? risk.chinese() : risk.english();
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** With one digit behind the point; empty for none. */
  static String index(double index) {
    return Double.isNaN(index) ? "" : String.format(Locale.ROOT, "%.1f", index);
  }
}
