package cn.financebrain.store;

import static cn.financebrain.store.WarehouseRow.AlertRow;
import static cn.financebrain.store.WarehouseRow.BudgetRow;
import static cn.financebrain.store.WarehouseRow.CaseStepRow;
import static cn.financebrain.store.WarehouseRow.DeadLetterRow;
import static cn.financebrain.store.WarehouseRow.DeadLetterStepRow;
import static cn.financebrain.store.WarehouseRow.DriftRow;
import static cn.financebrain.store.WarehouseRow.EnterpriseRow;
import static cn.financebrain.store.WarehouseRow.EventRow;
import static cn.financebrain.store.WarehouseRow.FeedDayRow;
import static cn.financebrain.store.WarehouseRow.FeedFindingRow;
import static cn.financebrain.store.WarehouseRow.FeedLoadRow;
import static cn.financebrain.store.WarehouseRow.LabelRow;
import static cn.financebrain.store.WarehouseRow.PeerRow;
import static cn.financebrain.store.WarehouseRow.ProgressRow;
import static cn.financebrain.store.WarehouseRow.ScanPartRow;
import static cn.financebrain.store.WarehouseRow.ScanRow;
import static cn.financebrain.store.WarehouseRow.ScanScoreRow;
import static cn.financebrain.store.WarehouseRow.ScoreRow;
import static cn.financebrain.store.WarehouseRow.ShadowScoreRow;
import static cn.financebrain.store.WarehouseRow.TagChangeRow;
import static cn.financebrain.store.WarehouseRow.TagRow;

import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.TagSpec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes rows in batches, synchronously: when {@link #write} returns, every row is in the
 * warehouse; when it throws, some may be, and the same rows may be written again. Nothing is ever
 * dropped. Progress is written last, so it never runs ahead of what it tells of. For use by one
 * thread.
 */
public final class WarehouseWriter implements AutoCloseable {
  private static final int ROWS_PER_INSERT = 50_000;
  private static final int BYTES_PER_INSERT = 32 << 20;

  private final Table<TagRow> tagTable;
  private final Inserts inserts;
  private final RowBinary buffer = new RowBinary();

  private WarehouseWriter(Table<TagRow> tagTable, Inserts inserts) {
    this.tagTable = tagTable;
    this.inserts = inserts;
  }

  /**
   * Does not connect yet.
   *
   * @param catalogue the catalogue the tables were made with, in whose order {@link TagRow} lists
   *     its values; may be empty where no such row will be written
   */
  public static WarehouseWriter open(
      WarehouseSettings settings, List<TagSpec> catalogue, RetryPolicy retries) {
    return new WarehouseWriter(Tables.tags(catalogue), new Inserts(settings, retries));
  }

  /**
   * Writes the rows. Of rows that replace each other (tags of one enterprise, say) only the one of
   * the highest offset is sent.
   *
   * @throws WarehouseException if the server refuses, or goes on failing longer than the retry
   *     policy allows
   * @throws IllegalArgumentException if tag values do not fit the catalogue
   */
  public void write(List<? extends WarehouseRow> rows) {
    insert(Tables.EVENT, of(rows, EventRow.class));
    insert(
        Tables.ENTERPRISE,
        newest(of(rows, EnterpriseRow.class), EnterpriseRow::enterprise, EnterpriseRow::position));
    insert(tagTable, newest(of(rows, TagRow.class), TagRow::enterprise, TagRow::position));
    insert(Tables.TAG_CHANGE, of(rows, TagChangeRow.class));
    List<ScoreRow> scores = of(rows, ScoreRow.class);
    insert(ScoreTables.SCORE, scores);
    insert(
        ScoreTables.LATEST_SCORE,
        newest(
            scores,
            row -> List.of(row.score().enterprise(), row.score().risk()),
            ScoreRow::position));
    insert(ScoreTables.SHADOW_SCORE, of(rows, ShadowScoreRow.class));
    insert(ScoreTables.ALERT, of(rows, AlertRow.class));
    insert(BudgetQueries.TABLE, of(rows, BudgetRow.class));
    insert(CaseTables.STEP, of(rows, CaseStepRow.class));
    insert(CaseTables.FILE, of(rows, CaseStepRow.class));
    insert(Tables.LABEL, of(rows, LabelRow.class));
    insert(Tables.DEAD_LETTER, of(rows, DeadLetterRow.class));
    insert(Tables.DEAD_LETTER_STEP, of(rows, DeadLetterStepRow.class));
    writeLoads(of(rows, FeedLoadRow.class));
    insert(FeedTables.FINDING, of(rows, FeedFindingRow.class));
    insert(DriftTables.DRIFT, of(rows, DriftRow.class));
    insert(Tables.PEER_EPOCH, of(rows, PeerRow.class));
    insert(FeedTables.EPOCH, of(rows, FeedDayRow.class));
    insert(ScanTables.SCORE, of(rows, ScanScoreRow.class));
    insert(ScanTables.PART, of(rows, ScanPartRow.class)); // says that all results are there
    insert(ScanTables.SCAN, of(rows, ScanRow.class));
    insert(
        Tables.PROGRESS,
        newest(
            of(rows, ProgressRow.class), row -> row.position().partition(), ProgressRow::position));
  }

  private void writeLoads(List<FeedLoadRow> loads) {
    insert(FeedTables.AGREEMENT, loads);
    insert(
        FeedTables.DAY,
        loads.stream().flatMap(row -> FeedTables.days(row.load()).stream()).toList());
    insert(
        FeedTables.COLUMN,
        loads.stream().flatMap(row -> FeedTables.columns(row.load()).stream()).toList());
    insert(FeedTables.RUN, loads);
  }

  private static <R extends WarehouseRow> List<R> of(
      List<? extends WarehouseRow> rows, Class<R> type) {
    return rows.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static <R> Collection<R> newest(
      List<R> rows, Function<R, Object> key, Function<R, LogPosition> position) {
    Map<Object, R> newest = new LinkedHashMap<>();
    for (R row : rows) {
      newest.merge(
          key.apply(row),
          row,
          (one, other) ->
              position.apply(other).offset() >= position.apply(one).offset() ? other : one);
    }
    return newest.values();
  }

  private <R> void insert(Table<R> table, Collection<R> rows) {
    buffer.clear();
    int count = 0;
    for (R row : rows) {
      table.encoder().encode(buffer, row);
      count++;
      if (count == ROWS_PER_INSERT || buffer.size() >= BYTES_PER_INSERT) {
        inserts.insert(table, buffer);
        buffer.clear();
        count = 0;
      }
    }
    if (count > 0) {
      inserts.insert(table, buffer);
    }
  }

  @Override
  public void close() {
    inserts.close();
  }
}
