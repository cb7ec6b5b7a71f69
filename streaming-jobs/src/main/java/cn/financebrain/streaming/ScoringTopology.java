package cn.financebrain.streaming;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.streaming.operator.EvaluatorSource;
import cn.financebrain.streaming.operator.ReadLog;
import cn.financebrain.streaming.operator.ScoreEnterprise;
import cn.financebrain.streaming.operator.ScoredEntry;
import cn.financebrain.streaming.operator.SpuriousLetter;
import cn.financebrain.streaming.operator.TrackProgress;
import cn.financebrain.streaming.wire.LogEntry;
import cn.financebrain.streaming.wire.RawRecord;
import cn.financebrain.streaming.wire.WireType;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The dataflow of {@link RiskScoringJob}, from the records of the canonical log to what the sinks
 * write.
 *
 * <pre>{@code
 * log ──► read-log ──────────────► keyBy enterprise ──► score-enterprise ──► scored, late
 *  │         │ refused                                      │ spurious
 *  │         │                                              ▼
 *  │         │                                       spurious-letter
 *  │         ▼                                              │
 *  │       union ◄──────────────────────────────────────────┘
 *  │         └──► deadLetters
 *  └──► track-progress ──► progress   (positions, once their checkpoint is complete)
 * }</pre>
 *
 * <p>{@code log → read-log, track-progress} and {@code score-enterprise → scored} are chains; the
 * keyBy is the one shuffle that every event makes.
 *
 * @param scored every record of the log with what it brought about, in the order of its enterprise;
 *     objects that must stay chained
 * @param deadLetters records that did not fit, and those that refer to unknown events
 * @param late events that could have been told before their enterprise's last evaluation; they are
 *     scored like any other, and counted
 * @param progress positions up to which a partition of the log is in the warehouse
 */
public record ScoringTopology(
    SingleOutputStreamOperator<ScoredEntry> scored,
    DataStream<DeadLetter> deadLetters,
    DataStream<LogEntry> late,
    DataStream<WarehouseRow.ProgressRow> progress) {

  /**
   * @param log records of the topic, partition by partition in the order of their offsets
   * @param topic the topic's name, for dead letters
   */
  public static ScoringTopology of(
      DataStream<RawRecord> log, String topic, EvaluatorSource evaluators) {
    SingleOutputStreamOperator<LogEntry> entries =
        log.process(new ReadLog()).returns(WireType.LOG_ENTRY).name("read-log").uid("read-log");
    SingleOutputStreamOperator<ScoredEntry> scored =
        entries
            .keyBy(LogEntry::key, Types.STRING)
            .transform(
                "score-enterprise",
                WireType.chained(ScoredEntry.class),
                new ScoreEnterprise(evaluators))
            .uid("score-enterprise");
    DataStream<DeadLetter> spurious =
        scored
            .getSideOutput(ScoreEnterprise.SPURIOUS)
            .map(new SpuriousLetter(topic))
            .returns(WireType.DEAD_LETTER)
            .name("spurious-letter")
            .uid("spurious-letter");
    DataStream<WarehouseRow.ProgressRow> progress =
        log.transform(
                "track-progress",
                WireType.chained(WarehouseRow.ProgressRow.class),
                new TrackProgress())
            .uid("track-progress");
    return new ScoringTopology(
        scored,
        entries.getSideOutput(ReadLog.REFUSED).union(spurious),
        scored.getSideOutput(ScoreEnterprise.LATE),
        progress);
  }
}
