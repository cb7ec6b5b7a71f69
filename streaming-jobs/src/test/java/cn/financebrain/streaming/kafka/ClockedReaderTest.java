package cn.financebrain.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.streaming.wire.RawRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer;
import org.apache.flink.core.io.InputStatus;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A partition's clock outlives a restart, also where nothing more comes to it. */
class ClockedReaderTest {
  private static final KafkaPartitionSplit SPLIT =
      new KafkaPartitionSplit(new TopicPartition("log", 3), 42);
  private static final long NOON = DayBegins.startOf(20_500).toEpochMilli() + 12 * 3_600_000;

  private final ClockedSplit.Serializer serializer =
      new ClockedSplit.Serializer(new KafkaPartitionSplitSerializer());

  private static RawRecord record(long arrival) {
    return new RawRecord("log", 3, 42, arrival, arrival, null, null, null);
  }

  /** Goes through the bytes of a checkpoint. */
  private List<KafkaPartitionSplit> checkpoint(ClockedReader reader) throws Exception {
    List<KafkaPartitionSplit> restored = new ArrayList<>();
    for (KafkaPartitionSplit split : reader.snapshotState(1)) {
      restored.add(serializer.deserialize(serializer.getVersion(), serializer.serialize(split)));
    }
    return restored;
  }

  @Test
  void theClockIsToldFirstAfterARestart() throws Exception {
    ClockedReader reader = new ClockedReader(new Reader(List.of(record(NOON), record(NOON - 1))));
    reader.addSplits(List.of(SPLIT));
    reader.pollNext(new Output());
    List<KafkaPartitionSplit> kept = checkpoint(reader);

    ClockedReader resumed = new ClockedReader(new Reader(List.of()));
    resumed.addSplits(kept);
    assertThat(resumed.isAvailable()).isDone();
    Output told = new Output();
    resumed.pollNext(told);
    resumed.pollNext(told);

    assertThat(told.records).containsExactly(RawRecord.clock("log", 3, NOON));
    assertThat(checkpoint(resumed)).as("also when it is restarted again at once").isEqualTo(kept);
    assertThat(kept.get(0).getStartingOffset()).isEqualTo(42);
  }

  @Test
  void aPartitionThatNothingIsKnownOfHasNoClock() throws Exception {
    ClockedReader reader = new ClockedReader(new Reader(List.of()));
    reader.addSplits(List.of(SPLIT));
    Output told = new Output();
    reader.pollNext(told);

    assertThat(told.records).isEmpty();
    assertThat(checkpoint(reader)).containsExactly(SPLIT);
  }

  @Test
  void aCheckpointOfKafkasOwnReaderIsReadOn() throws Exception {
    KafkaPartitionSplitSerializer plain = new KafkaPartitionSplitSerializer();

    assertThat(serializer.deserialize(plain.getVersion(), plain.serialize(SPLIT))).isEqualTo(SPLIT);
  }

  @Test
  void theWatermarkMovesOnceADayAndNotWithStrangersRecords() {
    WatermarkGenerator<RawRecord> generator =
        DayWatermarks.strategy().createWatermarkGenerator(null);
    Output told = new Output();
    for (long arrival :
        new long[] {
          NOON, NOON + 1, RawRecord.NO_ARRIVAL, NOON - 90_000_000, NOON + 3 * 86_400_000L
        }) {
      generator.onEvent(record(arrival), 0, told);
    }

    assertThat(told.watermarks)
        .containsExactly(
            DayBegins.startOf(20_500).toEpochMilli() - 1,
            DayBegins.startOf(20_503).toEpochMilli() - 1);
  }

  /** Hands its records out at the first poll. */
  private static final class Reader implements SourceReader<RawRecord, KafkaPartitionSplit> {
    private final List<RawRecord> records;
    private List<KafkaPartitionSplit> splits = List.of();

    Reader(List<RawRecord> records) {
      this.records = records;
    }

    @Override
    public InputStatus pollNext(ReaderOutput<RawRecord> output) {
      SourceOutput<RawRecord> split = output.createOutputForSplit(SPLIT.splitId());
      records.forEach(split::collect);
      return InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
      return splits;
    }

    @Override
    public void addSplits(List<KafkaPartitionSplit> added) {
      splits = added;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return new CompletableFuture<>();
    }

    @Override
    public void start() {}

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
  }

  private static final class Output implements ReaderOutput<RawRecord>, WatermarkOutput {
    private final List<RawRecord> records = new ArrayList<>();
    private final List<Long> watermarks = new ArrayList<>();

    @Override
    public void collect(RawRecord record) {
      records.add(record);
    }

    @Override
    public void collect(RawRecord record, long timestamp) {
      records.add(record);
    }

    @Override
    public SourceOutput<RawRecord> createOutputForSplit(String splitId) {
      return this;
    }

    @Override
    public void releaseOutputForSplit(String splitId) {}

    @Override
    public void emitWatermark(Watermark watermark) {
      watermarks.add(watermark.getTimestamp());
    }

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}
  }
}
