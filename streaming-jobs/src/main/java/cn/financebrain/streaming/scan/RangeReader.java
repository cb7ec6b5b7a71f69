package cn.financebrain.streaming.scan;

import cn.financebrain.store.EnterpriseEvents;
import cn.financebrain.store.EventCursor;
import cn.financebrain.store.ScanReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;

/**
 * Reads ranges one after the other, in a thread of its own. One whose results are stored already (a
 * range that comes back after a failure) is passed over.
 */
final class RangeReader implements SplitReader<ScanBatch, ScanSplit> {
  private static final int ENTERPRISES = 64;
  private static final int EVENTS = 4_000;

  private final ScanSource source;
  private final ScanReader warehouse;
  private final Queue<ScanSplit> waiting = new ArrayDeque<>();

  /** Both null between ranges. */
  private ScanSplit current;

  private EventCursor cursor;

  RangeReader(ScanSource source) {
    this.source = source;
    this.warehouse = ScanReader.open(source.warehouse());
  }

  @Override
  public RecordsWithSplitIds<ScanBatch> fetch() {
    RecordsBySplits.Builder<ScanBatch> records = new RecordsBySplits.Builder<>();
    if (cursor == null && !begin(records)) {
      return records.build();
    }
    ScanBatch batch = batch();
    records.add(current, batch);
    if (batch.last()) {
      records.addFinishedSplit(current.splitId());
      cursor.close();
      cursor = null;
    }
    return records.build();
  }

  /** Whether there is now a range to read. */
  private boolean begin(RecordsBySplits.Builder<ScanBatch> records) {
    current = waiting.poll();
    if (current == null) {
      return false;
    }
    if (warehouse.hasPart(source.scan(), current.range().number())) {
      records.addFinishedSplit(current.splitId());
      return false;
    }
    cursor = warehouse.events(current.range(), source.asOf(), source.logEnd(), source.region());
    return true;
  }

  private ScanBatch batch() {
    List<EnterpriseEvents> enterprises = new ArrayList<>();
    int events = 0;
    while (enterprises.size() < ENTERPRISES && events < EVENTS) {
      Optional<EnterpriseEvents> next = cursor.next();
      if (next.isEmpty()) {
        return new ScanBatch(current.range(), enterprises, true);
      }
      enterprises.add(next.get());
      events += next.get().events().size();
    }
    return new ScanBatch(current.range(), enterprises, false);
  }

  @Override
  public void handleSplitsChanges(SplitsChange<ScanSplit> change) {
    waiting.addAll(change.splits());
  }

  @Override
  public void wakeUp() {
    // a batch is read in a moment
  }

  @Override
  public void close() {
    if (cursor != null) {
      cursor.close();
    }
    warehouse.close();
  }
}
