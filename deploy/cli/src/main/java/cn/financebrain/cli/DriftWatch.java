package cn.financebrain.cli;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.drift.Bins;
import cn.financebrain.contract.drift.DriftFinding;
import cn.financebrain.contract.drift.DriftFinding.State;
import cn.financebrain.contract.drift.Histogram;
import cn.financebrain.scoring.drift.DriftJudge;
import cn.financebrain.scoring.drift.DriftReference;
import cn.financebrain.scoring.drift.ReferenceBins;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.store.DriftCounts;
import cn.financebrain.store.DriftDay;
import cn.financebrain.store.RetryPolicy;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.WarehouseReader;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.store.WarehouseWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds the enterprises of now against those that the models in force were trained on, and keeps
 * what was found in the warehouse, by day.
 */
final class DriftWatch {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private DriftWatch() {}

  /**
   * What was found of the model in force for a risk.
   *
   * @param findings the index first, then the tags, the largest stability index first
   * @param unscored enterprises without a score of this model, by reason
   */
  record Look(
      Risk risk, String model, List<DriftFinding> findings, SortedMap<String, Long> unscored) {
    Look {
      findings = List.copyOf(findings);
      unscored = Collections.unmodifiableSortedMap(new TreeMap<>(unscored));
    }

    long count(State state) {
      return findings.stream().filter(finding -> finding.state() == state).count();
    }
  }

  /**
   * How the models in force are, written as what was found on the day; one look for each of the
   * risks that has a model.
   *
   * @param warehouse by a user who may write
   * @throws WarehouseException if the warehouse can't be reached
   */
  static List<Look> record(
      WarehouseSettings warehouse, ReleaseDirectory releases, Set<Risk> risks, Instant now) {
    Map<Risk, String> models = new TreeMap<>(releases.latest().models());
    models.keySet().retainAll(risks);
    List<Look> looks;
    try (DriftCounts counts = DriftCounts.open(warehouse)) {
      looks =
          models.entrySet().stream()
              .map(model -> look(counts, releases, model.getKey(), model.getValue()))
              .toList();
    }
    write(warehouse, looks, now);
    return looks;
  }

  /** Likewise of the models that are {@link #due}. */
  static void daily(WarehouseSettings warehouse, ReleaseDirectory releases, Instant now) {
    Map<Risk, String> models = releases.latest().models();
    List<DriftDay> found;
    try (WarehouseReader reader = WarehouseReader.open(warehouse)) {
      found = reader.latestDrift();
    }
    Set<Risk> due = due(models, found, day(now));
    if (!due.isEmpty()) {
      record(warehouse, releases, due, now);
    }
  }

  /**
   * The risks whose model was not judged today, or could not be, since too few enterprises were
   * there or scored.
   *
   * @param models in force, by risk
   * @param found what was last found of each risk
   */
  static Set<Risk> due(Map<Risk, String> models, List<DriftDay> found, LocalDate today) {
    Set<Risk> due = new TreeSet<>(models.keySet());
    found.stream()
        .filter(last -> isJudged(last, models.get(last.risk()), today))
        .forEach(last -> due.remove(last.risk()));
    return due;
  }

  private static boolean isJudged(DriftDay found, String model, LocalDate today) {
    return found.day().equals(today)
        && found.model().equals(model)
        && found.findings().get(0).state() != State.NOT_JUDGED;
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZONE);
  }

  private static Look look(DriftCounts counts, ReleaseDirectory releases, Risk risk, String model) {
    DriftCounts.Scores scores = counts.scores(risk, model, ReferenceBins.OF_INDEX);
    Optional<DriftReference> reference = releases.artifact(model).reference();
    List<DriftFinding> findings =
        reference
            .map(told -> judge(counts, risk, model, told, scores))
            .orElseGet(() -> List.of(DriftJudge.withoutReference(risk, model)));
    return new Look(risk, model, findings, scores.unscored());
  }

  private static List<DriftFinding> judge(
      DriftCounts counts,
      Risk risk,
      String model,
      DriftReference reference,
      DriftCounts.Scores scores) {
    Map<String, Bins> bins = new TreeMap<>();
    reference.tags().forEach((tag, then) -> bins.put(tag, then.bins()));
    Map<String, Histogram> tags = counts.tags(risk, model, bins);
    return DriftJudge.judge(
        risk, model, reference, new DriftJudge.Now(tags, scores.index(), scores.allUnscored()));
  }

  private static void write(WarehouseSettings warehouse, List<Look> looks, Instant now) {
    List<WarehouseRow.DriftRow> rows =
        looks.stream()
            .flatMap(look -> look.findings().stream())
            .map(finding -> new WarehouseRow.DriftRow(day(now), finding, now))
            .toList();
    try (WarehouseWriter writer = WarehouseWriter.open(warehouse, List.of(), RetryPolicy.NONE)) {
      writer.write(rows);
    }
  }
}
