package cn.financebrain.streaming.kafka;

import cn.financebrain.streaming.wire.RawRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;

/**
 * A reader of partitions that keeps the clock of each with its offset, and tells it first when it
 * goes on from a checkpoint. Flink forgets watermarks at a restart, and a partition to which
 * nothing comes would hold all others back from then on.
 */
final class ClockedReader implements SourceReader<RawRecord, KafkaPartitionSplit> {
  private final SourceReader<RawRecord, KafkaPartitionSplit> reader;
  private final Map<String, Clock> clocks = new HashMap<>();
  private final List<ClockedSplit> untold = new ArrayList<>();
  private Output output;

  private static final class Clock {
    private long latest = RawRecord.NO_ARRIVAL;

    void see(RawRecord record) {
      latest = Math.max(latest, record.arrival());
    }
  }

  ClockedReader(SourceReader<RawRecord, KafkaPartitionSplit> reader) {
    this.reader = reader;
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    for (KafkaPartitionSplit split : splits) {
      if (split instanceof ClockedSplit clocked) {
        clock(split.splitId()).latest = clocked.clock();
        untold.add(clocked);
      }
    }
    reader.addSplits(splits);
  }

  @Override
  public InputStatus pollNext(ReaderOutput<RawRecord> main) throws Exception {
    if (output == null || output.main != main) {
      output = new Output(main);
    }
    for (ClockedSplit split : untold) {
      main.createOutputForSplit(split.splitId())
          .collect(RawRecord.clock(split.getTopic(), split.getPartition(), split.clock()));
    }
    untold.clear();
    return reader.pollNext(output);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return untold.isEmpty() ? reader.isAvailable() : CompletableFuture.completedFuture(null);
  }

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
    List<KafkaPartitionSplit> splits = new ArrayList<>();
    for (KafkaPartitionSplit split : reader.snapshotState(checkpointId)) {
      long clock = clock(split.splitId()).latest;
      splits.add(clock == RawRecord.NO_ARRIVAL ? split : new ClockedSplit(split, clock));
    }
    return splits;
  }

  private Clock clock(String splitId) {
    return clocks.computeIfAbsent(splitId, id -> new Clock());
  }

  @Override
  public void start() {
    reader.start();
  }

  @Override
  public void notifyNoMoreSplits() {
    reader.notifyNoMoreSplits();
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    reader.handleSourceEvents(event);
  }

  @Override
  public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
    reader.pauseOrResumeSplits(toPause, toResume);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    reader.notifyCheckpointComplete(checkpointId);
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) throws Exception {
    reader.notifyCheckpointAborted(checkpointId);
  }

  @Override
  public void close() throws Exception {
    reader.close();
  }

  /** Hands everything on, and looks at the clock of what goes by. */
  private final class Output implements ReaderOutput<RawRecord> {
    private final ReaderOutput<RawRecord> main;

    Output(ReaderOutput<RawRecord> main) {
      this.main = main;
    }

    @Override
    public SourceOutput<RawRecord> createOutputForSplit(String splitId) {
      return new SplitOutput(main.createOutputForSplit(splitId), clock(splitId));
    }

    @Override
    public void releaseOutputForSplit(String splitId) {
      main.releaseOutputForSplit(splitId);
    }

    @Override
    public void collect(RawRecord record) {
      main.collect(record);
    }

    @Override
    public void collect(RawRecord record, long timestamp) {
      main.collect(record, timestamp);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      main.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
      main.markIdle();
    }

    @Override
    public void markActive() {
      main.markActive();
    }
  }

  private record SplitOutput(SourceOutput<RawRecord> split, Clock clock)
      implements SourceOutput<RawRecord> {
    @Override
    public void collect(RawRecord record) {
      clock.see(record);
      split.collect(record);
    }

    @Override
    public void collect(RawRecord record, long timestamp) {
      clock.see(record);
      split.collect(record, timestamp);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      split.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
      split.markIdle();
    }

    @Override
    public void markActive() {
      split.markActive();
    }
  }
}
