package cn.financebrain.streaming.scan;

import cn.financebrain.contract.scan.Scan;
import cn.financebrain.contract.scan.ScanPart;
import cn.financebrain.contract.scan.ScanRange;
import cn.financebrain.contract.scan.ScanSum;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.release.CatalogueDirectory;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.rule.Rules;
import cn.financebrain.store.RetryPolicy;
import cn.financebrain.store.ScanReader;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.store.WarehouseWriter;
import cn.financebrain.streaming.config.ScoringJobConfig;
import cn.financebrain.streaming.operator.EvaluatorSource;
import cn.financebrain.streaming.sink.RowsOf;
import cn.financebrain.streaming.sink.StoreConnection;
import cn.financebrain.streaming.sink.WarehouseSink;
import cn.financebrain.streaming.wire.WireType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The bounded job that works a {@link ScanPlan} off:
 *
 * <pre>
 * ranges of event_log → score each enterprise → scan_score_log, then scan_part_log
 * </pre>
 *
 * in one chain, at the parallelism of the cluster. Rows are keyed by what they say, and a range
 * counts only once its row of {@code scan_part_log} is there, which is written after its scores. So
 * a task that dies begins its range anew and can't tell a result twice, and a scan that is started
 * again reads only the ranges it lacks.
 */
public final class ScanJob {
  private static final int ATTEMPTS = 20;
  private static final Duration PAUSE = Duration.ofSeconds(3);

  private ScanJob() {}

  /**
   * For a cluster that takes jobs itself. Arguments: {@code CONFIG PLAN}, files of {@link
   * ScoringJobConfig} and of a {@link ScanPlan}. Returns when the scan is done.
   */
  public static void main(String[] args) throws Exception {
    ScoringJobConfig config = ScoringJobConfig.read(Path.of(args[0]));
    ScanPlan plan = ScanDesk.read(Path.of(args[1]));
    start(
            StreamExecutionEnvironment.getExecutionEnvironment(),
            config.warehouse(),
            config.models(),
            plan)
        .getJobExecutionResult()
        .get();
    Scan done = result(config.warehouse().settings(), plan);
    try (ScanLedger ledger = ScanLedger.open(config.warehouse().settings())) {
      ledger.tell(done);
    }
  }

  /** Settings that a scan needs whatever those of the cluster are. */
  public static Configuration settings() {
    Configuration own = new Configuration();
    own.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    own.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, ATTEMPTS);
    own.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, PAUSE);
    own.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    return own;
  }

  /**
   * Starts the job for the ranges that lack, without waiting for its end.
   *
   * @throws cn.financebrain.store.WarehouseException if the warehouse can't be reached
   */
  public static JobClient start(
      StreamExecutionEnvironment environment,
      ScoringJobConfig.Warehouse warehouse,
      String models,
      ScanPlan plan)
      throws Exception {
    environment.configure(settings());
    assemble(environment, warehouse, models, plan, lacking(warehouse.settings(), plan));
    return environment.executeAsync("scan " + plan.scan().id());
  }

  private static List<ScanRange> lacking(WarehouseSettings warehouse, ScanPlan plan) {
    try (ScanReader reader = ScanReader.open(warehouse)) {
      Map<Integer, ScanPart> stored = reader.parts(plan.scan().id());
      return plan.ranges().stream().filter(each -> !stored.containsKey(each.number())).toList();
    }
  }

  private static void assemble(
      StreamExecutionEnvironment environment,
      ScoringJobConfig.Warehouse warehouse,
      String models,
      ScanPlan plan,
      List<ScanRange> ranges)
      throws IOException {
    int parallelism = environment.getParallelism();
    WarehouseSettings settings = warehouse.settings();
    environment
        .fromSource(
            new ScanSource(settings, plan, ranges), WatermarkStrategy.noWatermarks(), "ranges")
        .setParallelism(parallelism)
        .flatMap(new ScoreRange(evaluators(models, plan.catalogue()), settings, plan))
        .returns(WireType.chained(WarehouseRow.class))
        .name("score-range")
        .setParallelism(parallelism)
        .sinkTo(
            new WarehouseSink<>(
                () ->
                    new StoreConnection(
                        WarehouseWriter.open(settings, List.of(), RetryPolicy.PATIENT)),
                rows(),
                warehouse.batchRows(),
                warehouse.batchMillis(),
                warehouse.alertMillis()))
        .name("warehouse-scan")
        .setParallelism(parallelism);
  }

  private static RowsOf<WarehouseRow> rows() {
    return (row, out) -> out.accept(row);
  }

  private static EvaluatorSource evaluators(String models, String id) {
    return () -> {
      Catalogue catalogue = new CatalogueDirectory(Path.of(models)).open(id);
      return new Evaluator(
          catalogue,
          Rules.bundled(catalogue),
          AlertPolicy.DEFAULT,
          new ReleaseDirectory(Path.of(models), catalogue));
    };
  }

  /**
   * The scan once its job has ended well.
   *
   * @throws ScanFailure if not all results are in the warehouse
   */
  public static Scan result(WarehouseSettings warehouse, ScanPlan plan) throws ScanFailure {
    String id = plan.scan().id();
    try (ScanReader reader = ScanReader.open(warehouse)) {
      Map<Integer, ScanPart> parts = reader.parts(id);
      long listed = parts.values().stream().mapToLong(ScanPart::enterprises).sum();
      long stored = reader.enterprises(id);
      if (parts.size() != plan.ranges().size() || listed != stored) {
        throw new ScanFailure(
            ("扫描结果不全：%d / %d 个分片，%d / %d 家企业 / not all results are stored: %d of %d parts,"
                    + " %d of %d enterprises")
                .formatted(
                    parts.size(),
                    plan.ranges().size(),
                    stored,
                    listed,
                    parts.size(),
                    plan.ranges().size(),
                    stored,
                    listed));
      }
      ScanSum sum = parts.values().stream().map(ScanPart::sum).reduce(ScanSum.ZERO, ScanSum::plus);
      return plan.scan().done(listed, sum.text());
    }
  }
}
