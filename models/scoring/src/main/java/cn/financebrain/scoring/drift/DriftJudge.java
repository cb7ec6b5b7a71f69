package cn.financebrain.scoring.drift;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.drift.DriftFinding;
import cn.financebrain.contract.drift.DriftFinding.State;
import cn.financebrain.contract.drift.Histogram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Holds what is counted now against what a model was trained on. */
public final class DriftJudge {
  /** From this index on a tag or a score is to be watched. */
  public static final double WATCH = 0.1;

  /** From this index on it is an alarm. */
  public static final double ALARM = 0.25;

  /** Fewer rows or enterprises are not judged. */
  public static final long FEWEST = 200;

  private DriftJudge() {}

  /**
   * What is counted now, in the bins of a reference.
   *
   * @param tags by tag
   * @param index of those that the model scored
   * @param unscored how many watched enterprises the model has not scored
   */
  public record Now(Map<String, Histogram> tags, Histogram index, long unscored) {
    public Now {
      tags = Map.copyOf(tags);
    }
  }

  /**
   * The index first, then the tags, the largest stability index first and what was not judged last.
   *
   * @param model id of the artifact that has the reference
   * @throws IllegalArgumentException if a tag was not counted, or not in the reference's bins
   */
  public static List<DriftFinding> judge(
      Risk risk, String model, DriftReference reference, Now now) {
    List<DriftFinding> tags = new ArrayList<>();
    reference
        .tags()
        .forEach(
            (tag, then) -> {
              Histogram counted = now.tags().get(tag);
              if (counted == null || !counted.bins().equals(then.bins())) {
                throw new IllegalArgumentException(
                    "tag %s was not counted in the bins of the reference".formatted(tag));
              }
              tags.add(finding(risk, model, tag, then, counted, counted.unknownShare()));
            });
    tags.sort(
        Comparator.comparing((DriftFinding finding) -> finding.state() == State.NOT_JUDGED)
            .thenComparing(Comparator.comparingDouble(DriftFinding::psi).reversed())
            .thenComparing(DriftFinding::subject));
    List<DriftFinding> all = new ArrayList<>();
    double unscored = (double) now.unscored() / (now.index().total() + now.unscored());
    all.add(finding(risk, model, DriftFinding.INDEX, reference.index(), now.index(), unscored));
    all.addAll(tags);
    return List.copyOf(all);
  }

  /** Of a model that tells nothing of its training set. */
  public static DriftFinding withoutReference(Risk risk, String model) {
    return new DriftFinding(
        risk, model, DriftFinding.INDEX, Double.NaN, State.NO_REFERENCE, Double.NaN, Double.NaN, 0);
  }

  private static DriftFinding finding(
      Risk risk, String model, String subject, Histogram then, Histogram now, double unknownNow) {
    State state = state(then.toArray(), now.toArray());
    double psi = now.total() == 0 ? Double.NaN : StabilityIndex.of(then.toArray(), now.toArray());
    return new DriftFinding(
        risk, model, subject, psi, state, then.unknownShare(), unknownNow, now.total());
  }

  /** An index that chance alone may bring about is not held against anybody. */
  static State state(long[] then, long[] now) {
    if (sum(then) < FEWEST || sum(now) < FEWEST) {
      return State.NOT_JUDGED;
    }
    double psi = StabilityIndex.of(then, now);
    if (psi < WATCH || psi < StabilityIndex.byChance(then, now)) {
      return State.STABLE;
    }
    return psi < ALARM ? State.WATCH : State.ALARM;
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
