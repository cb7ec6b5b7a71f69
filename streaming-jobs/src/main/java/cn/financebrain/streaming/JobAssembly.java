package cn.financebrain.streaming;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.peer.PeerStatistic;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.release.CatalogueDirectory;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.rule.Rules;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.streaming.config.ScoringJobConfig;
import cn.financebrain.streaming.kafka.DayWatermarks;
import cn.financebrain.streaming.kafka.LogPartitions;
import cn.financebrain.streaming.kafka.Message;
import cn.financebrain.streaming.kafka.MessageSink;
import cn.financebrain.streaming.kafka.TopicSource;
import cn.financebrain.streaming.operator.EvaluatorSource;
import cn.financebrain.streaming.operator.ProgressGate;
import cn.financebrain.streaming.operator.ScoredEntry;
import cn.financebrain.streaming.sink.OutcomeRows;
import cn.financebrain.streaming.sink.RowsOf;
import cn.financebrain.streaming.sink.StoreConnection;
import cn.financebrain.streaming.sink.WarehouseSink;
import cn.financebrain.streaming.wire.RawRecord;
import cn.financebrain.streaming.wire.WireType;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** Puts source and sinks to the {@link ScoringTopology}, as the configuration says. */
final class JobAssembly {
  private static final WireType<Message> MESSAGE = WireType.chained(Message.class);

  private final ScoringJobConfig config;
  private final String catalogue;

  private JobAssembly(ScoringJobConfig config, String catalogue) {
    this.config = config;
    this.catalogue = catalogue;
  }

  /**
   * @param catalogue id of a catalogue of {@code config.models()}
   */
  static void assemble(
      StreamExecutionEnvironment environment, ScoringJobConfig config, String catalogue)
      throws InterruptedException {
    JobAssembly assembly = new JobAssembly(config, catalogue);
    // a reader without a partition has no clock, and would hold back those of all others
    int readers = Math.min(environment.getParallelism(), LogPartitions.count(config.kafka()));
    DataStream<RawRecord> log =
        environment
            .fromSource(TopicSource.log(config.kafka()), DayWatermarks.strategy(), "log")
            .uid("log")
            .setParallelism(readers);
    assembly.attachSinks(
        ScoringTopology.of(
            log,
            config.kafka().eventTopic(),
            evaluators(config.models(), catalogue),
            ProgressGate.ofCatalogue(
                config.models(), open(config.models(), catalogue).fingerprint())));
    assembly.keepDeadLetters(environment);
  }

  /** The domain with a catalogue, the rules of this build and the releases of a directory. */
  private static EvaluatorSource evaluators(String models, String id) {
    return () -> {
      Catalogue catalogue = open(models, id);
      return new Evaluator(
          catalogue,
          Rules.bundled(catalogue),
          AlertPolicy.DEFAULT,
          new ReleaseDirectory(Path.of(models), catalogue));
    };
  }

  private static Catalogue open(String models, String id) {
    return new CatalogueDirectory(Path.of(models)).open(id);
  }

  private void attachSinks(ScoringTopology topology) {
    toWarehouse(topology.scored(), new OutcomeRows(), "warehouse");
    toWarehouse(topology.progress(), progressRows(), "warehouse-progress");
    toWarehouse(topology.peers(), peerRows(open(config.models(), catalogue)), "warehouse-peers");
    toWarehouse(topology.days(), dayRows(), "warehouse-days");
    DataStream<Message> alerts =
        topology
            .scored()
            .flatMap(JobAssembly::alerts)
            .returns(MESSAGE)
            .name("alerts")
            .uid("alerts");
    toTopic(alerts, config.kafka().alertTopic(), "alert-topic");
    DataStream<Message> letters =
        topology
            .deadLetters()
            .map((DeadLetter letter) -> Message.of(letter))
            .returns(MESSAGE)
            .name("dead-letters")
            .uid("dead-letters");
    toTopic(letters, config.kafka().deadLetterTopic(), "dead-letter-topic");
  }

  /** Moves the dead-letter topic to its table: what this job refuses and what feeds rejected. */
  private void keepDeadLetters(StreamExecutionEnvironment environment) {
    DataStream<DeadLetter> letters =
        environment
            .fromSource(
                TopicSource.deadLetters(config.kafka()),
                WatermarkStrategy.noWatermarks(),
                "dead-letter-log")
            .uid("dead-letter-log");
    toWarehouse(letters, deadLetterRows(), "warehouse-dead-letters");
  }

  private <T> void toWarehouse(DataStream<T> stream, RowsOf<T> rows, String name) {
    ScoringJobConfig.Warehouse warehouse = config.warehouse();
    String models = config.models();
    String id = catalogue;
    stream
        .sinkTo(
            new WarehouseSink<>(
                () -> StoreConnection.open(warehouse.settings(), open(models, id)),
                rows,
                warehouse.batchRows(),
                warehouse.batchMillis(),
                warehouse.alertMillis()))
        .name(name)
        .uid(name)
        .setParallelism(stream.getParallelism());
  }

  private void toTopic(DataStream<Message> messages, String topic, String name) {
    messages.sinkTo(MessageSink.of(config.kafka(), topic)).name(name).uid(name);
  }

  private static RowsOf<DeadLetter> deadLetterRows() {
    return (letter, out) -> out.accept(new WarehouseRow.DeadLetterRow(letter));
  }

  private static RowsOf<WarehouseRow.ProgressRow> progressRows() {
    return (row, out) -> out.accept(row);
  }

  private static RowsOf<DayBegins> dayRows() {
    return (mark, out) -> out.accept(new WarehouseRow.FeedDayRow(mark));
  }

  private static RowsOf<PeerStatistic> peerRows(Catalogue catalogue) {
    Map<String, String> definitions = new HashMap<>();
    for (TagSpec tag : catalogue.tags()) {
      definitions.put(tag.id(), catalogue.fingerprint(tag.id()));
    }
    return (statistic, out) ->
        out.accept(
            new WarehouseRow.PeerRow(
                statistic.group().tag(),
                statistic.group().codes(),
                statistic.day(),
                definitions.getOrDefault(statistic.group().tag(), ""),
                statistic.figures().count(),
                statistic.figures().mean(),
                statistic.figures().deviation()));
  }

  private static void alerts(ScoredEntry scored, Collector<Message> out) {
    scored
        .outcome()
        .evaluation()
        .ifPresent(
            evaluated -> {
              for (Alert alert : evaluated.alerts()) {
                out.collect(Message.of(alert));
              }
            });
  }
}
