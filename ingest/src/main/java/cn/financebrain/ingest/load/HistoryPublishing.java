package cn.financebrain.ingest.load;

import cn.financebrain.contract.EventKey;
import cn.financebrain.ingest.publish.HistorySink;
import cn.financebrain.ingest.sort.Entry;
import cn.financebrain.ingest.sort.Merge;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Publishes the tables of a history in one order, batch by batch: ledgers first, then the log, then
 * the ledgers again. Killed in between, a second run publishes the batch again and then the rest.
 */
final class HistoryPublishing {
  private static final int BATCH_RECORDS = 50_000;

  private final HistorySink sink;
  private final int batchBytes;
  private final Instant now;
  private final LongConsumer published;
  private final Map<String, LedgerFile> ledgers = new HashMap<>();

  private final List<Entry> batch = new ArrayList<>();
  private long bytes;

  /**
   * @param published is told after each batch how many bytes of the records it was
   */
  HistoryPublishing(HistorySink sink, int batchBytes, Instant now, LongConsumer published) {
    this.sink = sink;
    this.batchBytes = batchBytes;
    this.now = now;
    this.published = published;
  }

  void publish(List<HistoryTable> tables) throws IOException {
    tables.forEach(table -> ledgers.put(table.feed(), table.ledger()));
    try (Merge merge = Merge.of(tables.stream().map(HistoryTable::records).toList())) {
      for (Optional<Entry> e = merge.next(); e.isPresent(); e = merge.next()) {
        batch.add(e.get());
        bytes += e.get().body().length;
        if (bytes >= batchBytes || batch.size() >= BATCH_RECORDS) {
          publishBatch();
        }
      }
      publishBatch();
    }
  }

  private void publishBatch() throws IOException {
    Set<LedgerFile> touched = new HashSet<>();
    for (Entry entry : batch) {
      LedgerFile ledger = ledgers.get(entry.place().name());
      byte[] entries = HistoryRecord.entries(entry.body());
      ledger.append(entries, entries.length);
      touched.add(ledger);
    }
    touched.forEach(LedgerFile::force);
    for (Entry entry : batch) {
      publish(entry);
    }
    sink.flush();
    touched.forEach(LedgerFile::confirm);
    published.accept(bytes);
    batch.clear();
    bytes = 0;
  }

  private void publish(Entry entry) throws IOException {
    String feed = entry.place().name();
    HistoryRecord record = HistoryRecord.of(entry.body());
    if (record instanceof HistoryRecord.Event event) {
      sink.publish(
          event.draft().event(new EventKey(feed, event.id()), event.revision(), now),
          arrival(entry.place().time()));
    } else if (record instanceof HistoryRecord.Retraction gone) {
      sink.publish(
          gone.draft().retraction(new EventKey(feed, gone.id()), gone.revision(), now),
          arrival(entry.place().time()));
    } else if (record instanceof HistoryRecord.Letter letter) {
      sink.reject(letter.letter());
    }
  }

  /** The log counts milliseconds; nothing may arrive before it is available. */
  static Instant arrival(Instant available) {
    Instant whole = available.truncatedTo(ChronoUnit.MILLIS);
    return whole.equals(available) ? whole : whole.plusMillis(1);
  }
}
