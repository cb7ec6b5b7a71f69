package cn.financebrain.streaming;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.DeadLetter;
import cn.financebrain.scoring.peer.PeerStatistic;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.streaming.operator.EvaluatorSource;
import cn.financebrain.streaming.operator.GatherPeers;
import cn.financebrain.streaming.operator.MeasureEnterprise;
import cn.financebrain.streaming.operator.PeerEvents;
import cn.financebrain.streaming.operator.ProgressGate;
import cn.financebrain.streaming.operator.ReadLog;
import cn.financebrain.streaming.operator.ScoreEnterprise;
import cn.financebrain.streaming.operator.ScoredEntry;
import cn.financebrain.streaming.operator.SpuriousLetter;
import cn.financebrain.streaming.operator.TrackProgress;
import cn.financebrain.streaming.wire.EpochPart;
import cn.financebrain.streaming.wire.LogEntry;
import cn.financebrain.streaming.wire.PeerChange;
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
 * log ──► read-log ──┬───────────────────────────────► keyBy enterprise ──► score-enterprise ──► scored, late
 *  │         │       │                                                        ▲  │ spurious
 *  │         │       ├─► peer-events ─► keyBy enterprise                      │  ▼
 *  │         │       │     ─► measure-enterprise ─► keyBy group               │ spurious-letter
 *  │         │       │     ─► gather-peers ──┬──► union ──► broadcast ────────┘  │
 *  │         │       │                       └──► peers ▲                        │
 *  │         │       └─► marks of days ──┬──────────────┘                        │
 *  │         │                           └──► days                               │
 *  │         │ refused                                                          │
 *  │         └─────► union ◄────────────────────────────────────────────────────┘
 *  │                   └──► deadLetters
 *  └──► track-progress ──► progress   (positions, once their checkpoint is complete)
 * }</pre>
 *
 * <p>{@code log → read-log → peer-events}, {@code log → track-progress} and {@code score-enterprise
 * → scored} are chains; the keyBy to score-enterprise is the one shuffle that every event makes.
 * Watermarks are days of arrival: they close the epochs of peers and feeds, for which records wait.
 *
 * @param scored every record of the log that is this job's to tell of, with what it brought about,
 *     in the order of its enterprise; objects that must stay chained
 * @param deadLetters records that did not fit, and those that refer to unknown events
 * @param late events that could have been told before their enterprise's last evaluation; they are
 *     scored like any other, and counted
 * @param peers statistics of groups, by epoch, where they have changed
 * @param days marks of days, of each partition, with what is known of the feeds
 * @param progress positions up to which a partition of the log is in the warehouse
 */
public record ScoringTopology(
    SingleOutputStreamOperator<ScoredEntry> scored,
    DataStream<DeadLetter> deadLetters,
    DataStream<LogEntry> late,
    DataStream<PeerStatistic> peers,
    DataStream<DayBegins> days,
    DataStream<WarehouseRow.ProgressRow> progress) {

  /**
   * @param log records of the topic, partition by partition in the order of their offsets, with
   *     watermarks of days; each of its subtasks reads a partition at least
   * @param topic the topic's name, for dead letters
   * @param gate whether progress may be told
   */
  public static ScoringTopology of(
      DataStream<RawRecord> log, String topic, EvaluatorSource evaluators, ProgressGate gate) {
    SingleOutputStreamOperator<LogEntry> entries =
        log.process(new ReadLog())
            .returns(WireType.LOG_ENTRY)
            .name("read-log")
            .uid("read-log")
            .setParallelism(log.getParallelism());
    DataStream<PeerStatistic> peers = peers(entries, evaluators);
    DataStream<DayBegins> days = entries.getSideOutput(ReadLog.DAYS);
    SingleOutputStreamOperator<ScoredEntry> scored =
        ScoreEnterprise.of(evaluators, entries, epochs(peers, days));
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
                new TrackProgress(gate))
            .uid("track-progress")
            .setParallelism(log.getParallelism());
    return new ScoringTopology(
        scored,
        entries.getSideOutput(ReadLog.REFUSED).union(spurious),
        scored.getSideOutput(ScoreEnterprise.LATE),
        peers,
        days,
        progress);
  }

  private static DataStream<EpochPart> epochs(
      DataStream<PeerStatistic> peers, DataStream<DayBegins> days) {
    SingleOutputStreamOperator<EpochPart> ofPeers =
        peers
            .map(statistic -> (EpochPart) new EpochPart.OfPeers(statistic))
            .returns(WireType.EPOCH_PART)
            .name("epoch-of-peers")
            .uid("epoch-of-peers");
    SingleOutputStreamOperator<EpochPart> ofFeeds =
        days.map(mark -> (EpochPart) new EpochPart.OfFeeds(mark))
            .returns(WireType.EPOCH_PART)
            .name("epoch-of-feeds")
            .uid("epoch-of-feeds")
            .setParallelism(days.getParallelism());
    return ofPeers.union(ofFeeds);
  }

  private static DataStream<PeerStatistic> peers(
      SingleOutputStreamOperator<LogEntry> entries, EvaluatorSource evaluators) {
    return entries
        .filter(new PeerEvents(evaluators))
        .returns(WireType.LOG_ENTRY)
        .name("peer-events")
        .uid("peer-events")
        .setParallelism(entries.getParallelism())
        .keyBy(LogEntry::key, Types.STRING)
        .transform(MeasureEnterprise.NAME, WireType.PEER_CHANGE, new MeasureEnterprise(evaluators))
        .uid(MeasureEnterprise.NAME)
        .keyBy(PeerChange::key, Types.STRING)
        .process(new GatherPeers())
        .returns(WireType.PEER_STATISTIC)
        .name(GatherPeers.NAME)
        .uid(GatherPeers.NAME);
  }
}
