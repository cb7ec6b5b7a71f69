package cn.financebrain.ingest.load;

import cn.financebrain.contract.feed.FeedLoad;
import cn.financebrain.ingest.sort.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A table of history that is read and judged, and not published yet.
 *
 * @param earliestNew when the first of its events could be known that the log does not have
 * @param records {@link HistoryRecord}s in the order of the log
 */
record HistoryTable(
    String feed,
    Instant startedAt,
    Counts counts,
    Instant earliestNew,
    Run records,
    LedgerFile ledger)
    implements AutoCloseable {

  FeedLoad load(Path input, Instant finishedAt) {
    return counts.load(input.toString(), startedAt, finishedAt);
  }

  @Override
  public void close() throws IOException {
    ledger.close();
    records.delete();
  }
}
