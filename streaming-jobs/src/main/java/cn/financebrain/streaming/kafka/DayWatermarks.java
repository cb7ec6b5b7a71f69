package cn.financebrain.streaming.kafka;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.streaming.wire.RawRecord;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * The watermark of one partition: the last millisecond before the day that its newest record
 * arrived on. It moves once a day, by the records and marks of the partition alone: one that is
 * quiet holds the others back until it is told that the day has begun.
 */
public final class DayWatermarks implements WatermarkGenerator<RawRecord> {
  /**
   * How far a partition may be read ahead of the slowest, so that what waits stays small.
   * Partitions are read at about the same pace anyway; the pauses only bound what a stalled one
   * could cost.
   */
  private static final Duration MOST_AHEAD = Duration.ofDays(90);

  private static final Duration PACE = Duration.ofMillis(50);

  private long clock = RawRecord.NO_ARRIVAL;
  private long nextDay = Long.MIN_VALUE;

  private DayWatermarks() {}

  public static WatermarkStrategy<RawRecord> strategy() {
    return unaligned().withWatermarkAlignment("log", MOST_AHEAD, PACE);
  }

  /** For a log that is read to where it ends now, at once: partitions may be any time apart. */
  public static WatermarkStrategy<RawRecord> unaligned() {
    return WatermarkStrategy.forGenerator(context -> new DayWatermarks());
  }

  @Override
  public void onEvent(RawRecord record, long timestamp, WatermarkOutput out) {
    if (record.arrival() <= clock) {
      return;
    }
    clock = record.arrival();
    if (clock >= nextDay) {
      long day = DayBegins.dayOf(Instant.ofEpochMilli(clock));
      nextDay = DayBegins.startOf(day + 1).toEpochMilli();
      out.emitWatermark(new Watermark(DayBegins.startOf(day).toEpochMilli() - 1));
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput out) {}
}
