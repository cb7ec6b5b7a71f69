package cn.financebrain.streaming.scan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Gives each reader that asks the next range, until there is none. */
final class RangeQueue implements SplitEnumerator<ScanSplit, List<ScanSplit>> {
  private final SplitEnumeratorContext<ScanSplit> context;
  private final Deque<ScanSplit> waiting;

  RangeQueue(SplitEnumeratorContext<ScanSplit> context, List<ScanSplit> splits) {
    this.context = context;
    this.waiting = new ArrayDeque<>(splits);
  }

  @Override
  public void start() {
    // readers ask
  }

  @Override
  public void handleSplitRequest(int reader, String host) {
    if (!context.registeredReaders().containsKey(reader)) {
      return; // it has failed meanwhile; the next one asks again
    }
    ScanSplit next = waiting.poll();
    if (next == null) {
      context.signalNoMoreSplits(reader);
    } else {
      context.assignSplit(next, reader);
    }
  }

  /** What a reader had that failed, also what it was done with. */
  @Override
  public void addSplitsBack(List<ScanSplit> splits, int reader) {
    for (int i = splits.size() - 1; i >= 0; i--) {
      waiting.addFirst(splits.get(i));
    }
  }

  @Override
  public void addReader(int reader) {
    // it asks
  }

  @Override
  public List<ScanSplit> snapshotState(long checkpoint) {
    return List.copyOf(waiting);
  }

  @Override
  public void close() {
    // holds nothing
  }
}
