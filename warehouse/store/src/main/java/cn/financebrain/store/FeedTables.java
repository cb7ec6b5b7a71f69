package cn.financebrain.store;

import static cn.financebrain.store.WarehouseRow.FeedDayRow;
import static cn.financebrain.store.WarehouseRow.FeedFindingRow;
import static cn.financebrain.store.WarehouseRow.FeedLoadRow;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.feed.Cadence;
import cn.financebrain.contract.feed.ColumnProfile;
import cn.financebrain.contract.feed.FeedAgreement;
import cn.financebrain.contract.feed.FeedFinding;
import cn.financebrain.contract.feed.FeedLoad;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The tables of feeds. A load makes rows in several of them. */
final class FeedTables {
  /** The new rows of one day of a load. */
  record Day(FeedRun run, LocalDate day, long accepted) {}

  /** A column of a load. */
  record OfColumn(FeedRun run, ColumnProfile column) {}

  static final Table<FeedLoadRow> RUN =
      new Table<>(
          "feed_run_log",
          List.of(
              "feed",
              "input",
              "started_at",
              "finished_at",
              "read",
              "accepted",
              "duplicate",
              "queued",
              "rejected"),
          (out, row) -> run(out, row.load().run()));

  static final Table<FeedLoadRow> AGREEMENT =
      new Table<>(
          "feed_agreement_log",
          List.of("feed", "title", "event_types", "zone", "cadence", "grace", "told_at"),
          FeedTables::agreement);

  static final Table<Day> DAY =
      new Table<>(
          "feed_day_log",
          List.of("feed", "day", "started_at", "input", "accepted"),
          FeedTables::day);

  static final Table<OfColumn> COLUMN =
      new Table<>(
          "feed_column_log",
          List.of(
              "feed",
              "started_at",
              "input",
              "column_name",
              "field",
              "read",
              "seen",
              "rows",
              "missing",
              "numbers",
              "dates",
              "texts"),
          FeedTables::column);

  static final Table<FeedFindingRow> FINDING =
      new Table<>(
          "feed_alert_log",
          List.of(
              "id",
              "feed",
              "kind",
              "subject",
              "severity",
              "since",
              "detail_chinese",
              "detail_english",
              "closed_at",
              "seen_at"),
          FeedTables::finding);

  static final Table<FeedDayRow> EPOCH =
      new Table<>(
          "feed_epoch_log",
          List.of("epoch", "known", "stale_type", "stale_feed"),
          FeedTables::epoch);

  private FeedTables() {}

  static List<Day> days(FeedLoad load) {
    return load.profile().accepted().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(day -> new Day(load.run(), day.getKey(), day.getValue()))
        .toList();
  }

  static List<OfColumn> columns(FeedLoad load) {
    return load.profile().columns().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(column -> new OfColumn(load.run(), column.getValue()))
        .toList();
  }

  private static void run(RowBinary out, FeedRun run) {
    out.text(run.feed());
    out.text(run.input());
    out.time(run.startedAt());
    out.time(run.finishedAt());
    out.int64(run.read());
    out.int64(run.accepted());
    out.int64(run.duplicate());
    out.int64(run.queued());
    out.count(run.rejected().size());
    run.rejected().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> {
              out.text(Codes.of(entry.getKey()));
              out.int64(entry.getValue());
            });
  }

  private static void agreement(RowBinary out, FeedLoadRow row) {
    FeedAgreement agreement = row.load().profile().agreement();
    out.text(agreement.feed());
    out.text(agreement.title());
    out.texts(agreement.eventTypes());
    out.text(agreement.zone().getId());
    out.text(agreement.cadence().map(Cadence::text).orElse(""));
    out.text(agreement.grace().toString());
    out.time(row.load().run().finishedAt());
  }

  private static void day(RowBinary out, Day day) {
    out.text(day.run().feed());
    out.day(day.day());
    out.time(day.run().startedAt());
    out.text(day.run().input());
    out.int64(day.accepted());
  }

  private static void column(RowBinary out, OfColumn row) {
    ColumnProfile column = row.column();
    out.text(row.run().feed());
    out.time(row.run().startedAt());
    out.text(row.run().input());
    out.text(column.column());
    out.text(column.field());
    out.flag(column.read());
    out.flag(column.seen());
    out.int64(column.rows());
    out.int64(column.missing());
    out.int64(column.numbers());
    out.int64(column.dates());
    out.int64(column.texts());
  }

  /** A feed of a stale type at each place of both arrays. */
  private static void epoch(RowBinary out, FeedDayRow row) {
    List<String> types = new ArrayList<>();
    List<String> feeds = new ArrayList<>();
    row.mark()
        .stale()
        .ifPresent(
            stale ->
                stale
                    .feeds()
                    .forEach(
                        (type, of) -> {
                          types.addAll(Collections.nCopies(of.size(), type));
                          feeds.addAll(of);
                        }));
    Tables.date(out, row.mark().day());
    out.flag(row.mark().stale().isPresent());
    out.texts(types);
    out.texts(feeds);
  }

  private static void finding(RowBinary out, FeedFindingRow row) {
    FeedFinding finding = row.finding();
    out.text(finding.id());
    out.text(finding.feed());
    out.text(Codes.of(finding.kind()));
    out.text(finding.subject());
    out.text(Codes.of(finding.severity()));
    out.time(finding.since());
    out.text(finding.chinese());
    out.text(finding.english());
    if (finding.closed().isPresent()) {
      out.present();
      out.time(finding.closed().get());
    } else {
      out.missing();
    }
    out.time(row.seen());
  }
}
