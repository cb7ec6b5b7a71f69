package cn.financebrain.streaming.scan;

import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.scan.ScanPart;
import cn.financebrain.contract.scan.ScanScore;
import cn.financebrain.contract.scan.ScanSum;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.rule.Rule;
import cn.financebrain.scoring.rule.Verdict;
import cn.financebrain.store.EnterpriseEvents;
import cn.financebrain.store.WarehouseReader;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.streaming.operator.EvaluatorSource;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.util.Collector;

/**
 * Scores the enterprises of ranges as the stream does, and tells of each range when all of it is
 * scored. Enterprises that are not watched at the moment, or are outside of the region, are left
 * out.
 */
final class ScoreRange extends RichFlatMapFunction<ScanBatch, WarehouseRow> {
  private static final long serialVersionUID = 1L;
  private static final int REASONS = 5;

  private final EvaluatorSource source;
  private final WarehouseSettings warehouse;
  private final String scan;
  private final Instant asOf;
  private final int release;
  private final String region;
  private final String day;

  private transient Evaluator evaluator;
  private transient ScanDay now;
  private transient ResultDigest digest;

  /** Of the range that is being scored. */
  private transient ScanSum sum;

  private transient long enterprises;

  ScoreRange(EvaluatorSource source, WarehouseSettings warehouse, ScanPlan plan) {
    this.source = source;
    this.warehouse = warehouse;
    this.scan = plan.scan().id();
    this.asOf = plan.scan().asOf();
    this.release = plan.scan().release();
    this.region = plan.scan().region();
    this.day = plan.day();
  }

  @Override
  public void open(OpenContext context) {
    evaluator = source.open();
    digest = new ResultDigest();
    sum = ScanSum.ZERO;
    try (WarehouseReader reader = WarehouseReader.open(warehouse)) {
      now = ScanDay.read(reader, evaluator.catalogue(), asOf);
    }
    if (!now.fingerprint().equals(day)) {
      throw new SuppressRestartsException(
          new ScanFailure(
              "扫描开始后，扫描当日的同行统计或数据迟报情况有变，续扫结果会前后不一，请重新发起扫描"
                  + " / what is known of peers or late feeds of the scan's day has changed since it"
                  + " began; start a new scan"));
    }
  }

  @Override
  public void flatMap(ScanBatch batch, Collector<WarehouseRow> out) {
    for (EnterpriseEvents events : batch.enterprises()) {
      score(events, out);
    }
    if (batch.last()) {
      out.collect(
          new WarehouseRow.ScanPartRow(
              new ScanPart(
                  scan, batch.range().number(), batch.range().enterprises(), enterprises, sum)));
      enterprises = 0;
      sum = ScanSum.ZERO;
    }
  }

  private void score(EnterpriseEvents events, Collector<WarehouseRow> out) {
    Evaluator.Judged judged =
        evaluator.judgeAsOf(
            events.enterprise(), events.events(), asOf, release, now.peers(), now.stale());
    if (!judged.enrolled() || !judged.summary().region().startsWith(region)) {
      return;
    }
    enterprises++;
    for (Verdict verdict : judged.verdicts()) {
      ScanScore found =
          new ScanScore(
              scan,
              judged.summary().name(),
              judged.summary().region(),
              judged.summary().industry(),
              verdict.score(),
              reasons(judged, verdict.score()),
              verdict.hard().stream().map(Rule::id).toList());
      sum = sum.plus(digest.of(found));
      out.collect(new WarehouseRow.ScanScoreRow(found));
    }
  }

  private List<Reason> reasons(Evaluator.Judged judged, Score score) {
    return score instanceof Score.Scored scored
        ? evaluator.explain(scored, judged.tags()).reasons().stream().limit(REASONS).toList()
        : List.of();
  }
}
