package cn.financebrain.scoring.model;

import cn.financebrain.scoring.model.Counterfactuals.Change;
import cn.financebrain.scoring.model.Counterfactuals.Hint;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Tries other values of one tag, then of two, until the index of a model of trees lies below a
 * bound. Between two thresholds of a feature nothing changes, so one value on each side of each
 * threshold is all there is to try; values are rounded away from the threshold to four digits, so
 * that what is shown is what was tried.
 */
final class CounterfactualSearch {
  /** Tags tried alone, and in pairs, those with the largest share first. */
  private static final int MOST_ALONE = 12;

  private static final int MOST_IN_PAIRS = 6;

  /** Values of a tag that are tried in pairs, evenly among all. */
  private static final int VALUES_IN_PAIRS = 12;

  private static final int DIGITS = 4;

  private final double[] x;
  private final ToDoubleFunction<double[]> index;
  private final double below;

  /**
   * @param x the model's input
   * @param index what the model makes of an input, 0 to 100
   */
  CounterfactualSearch(double[] x, ToDoubleFunction<double[]> index, double below) {
    this.x = x;
    this.index = index;
    this.below = below;
  }

  /**
   * A tag that may change.
   *
   * @param features of the input that have its value
   * @param thresholds of these features, ascending
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Lever(String tag, int[] features, double[] thresholds) {}

  /**
   * @param levers the one with the largest share first
   * @return at most {@link Counterfactuals#MOST_HINTS}
   */
  List<Hint> run(List<Lever> levers) {
    List<Hint> hints = new ArrayList<>();
    Set<String> enough = new HashSet<>();
    for (Lever lever : levers.subList(0, Math.min(MOST_ALONE, levers.size()))) {
      alone(lever).ifPresent(hints::add);
    }
    hints.forEach(hint -> enough.add(hint.changes().get(0).tag()));
    hints.sort(SMALLEST);
    if (hints.size() < Counterfactuals.MOST_HINTS) {
      Predicate<Lever> tooLittle = lever -> !enough.contains(lever.tag());
      hints.addAll(pairs(levers.stream().filter(tooLittle).limit(MOST_IN_PAIRS).toList()));
    }
    return hints.subList(0, Math.min(Counterfactuals.MOST_HINTS, hints.size()));
  }

  private static final Comparator<Hint> SMALLEST =
      Comparator.<Hint>comparingDouble(CounterfactualSearch::size)
          .thenComparing(hint -> hint.changes().get(0).tag())
          .thenComparing(hint -> hint.changes().get(hint.changes().size() - 1).tag());

  private static double size(Hint hint) {
    return hint.changes().stream().mapToDouble(Change::size).sum();
  }

  private Optional<Hint> alone(Lever lever) {
    return values(lever).stream()
        .map(change -> tried(List.of(change), List.of(lever)))
        .filter(hint -> hint.index() < below)
        .findFirst();
  }

  private List<Hint> pairs(List<Lever> levers) {
    List<Hint> hints = new ArrayList<>();
    for (int one = 0; one < levers.size(); one++) {
      for (int other = one + 1; other < levers.size(); other++) {
        together(levers.get(one), levers.get(other)).ifPresent(hints::add);
      }
    }
    hints.sort(SMALLEST);
    return hints;
  }

  private Optional<Hint> together(Lever one, Lever other) {
    Optional<Hint> best = Optional.empty();
    List<Change> second = some(values(other));
    for (Change change : some(values(one))) {
      for (Change with : second) {
        double size = change.size() + with.size();
        if (best.isPresent() && size >= size(best.get())) {
          break;
        }
        Hint hint = tried(List.of(change, with), List.of(one, other));
        if (hint.index() < below) {
          best = Optional.of(hint);
        }
      }
    }
    return best;
  }

  private static List<Change> some(List<Change> all) {
    if (all.size() <= VALUES_IN_PAIRS) {
      return all;
    }
    List<Change> some = new ArrayList<>();
    for (int i = 0; i < VALUES_IN_PAIRS; i++) {
      some.add(all.get(i * (all.size() - 1) / (VALUES_IN_PAIRS - 1)));
    }
    return some;
  }

  private Hint tried(List<Change> changes, List<Lever> levers) {
    double[] changed = x.clone();
    for (int i = 0; i < changes.size(); i++) {
      for (int feature : levers.get(i).features()) {
        changed[feature] = changes.get(i).then();
      }
    }
    return new Hint(changes, index.applyAsDouble(changed));
  }

  /** The smallest changes first. */
  private List<Change> values(Lever lever) {
    double now = x[lever.features()[0]];
    double[] thresholds = lever.thresholds();
    boolean whole = isWhole(now, thresholds);
    List<Change> values = new ArrayList<>();
    int lower = 0;
    while (lower < thresholds.length && thresholds[lower] < now) {
      lower++;
    }
    for (int crossed = 1; crossed <= thresholds.length; crossed++) {
      double size = (double) crossed / thresholds.length;
      if (lower - crossed >= 0) {
        double then = atMost(thresholds[lower - crossed], whole);
        values.add(new Change(lever.tag(), now, then, size));
      }
      if (lower + crossed - 1 < thresholds.length) {
        double then = above(thresholds[lower + crossed - 1], whole);
        values.add(new Change(lever.tag(), now, then, size));
      }
    }
    return values;
  }

  /** Whether the tag counts: trees split counts at whole numbers or half way between two. */
  private static boolean isWhole(double now, double[] thresholds) {
    boolean whole = now == Math.rint(now);
    for (double threshold : thresholds) {
      whole &= isHalf(threshold);
    }
    return whole;
  }

  /** Up to the rounding by which libraries put thresholds beside a half, in float or double. */
  private static boolean isHalf(double threshold) {
    double twice = 2 * threshold;
    return Math.abs(twice - Math.rint(twice)) <= 2 * Math.ulp((float) threshold);
  }

  private static double atMost(double threshold, boolean whole) {
    return whole ? Math.floor(threshold) : rounded(threshold, RoundingMode.FLOOR);
  }

  private static double above(double threshold, boolean whole) {
    return whole
        ? Math.floor(threshold) + 1
        : rounded(Math.nextUp(threshold), RoundingMode.CEILING);
  }

  private static double rounded(double number, RoundingMode mode) {
    return new BigDecimal(number).round(new MathContext(DIGITS, mode)).doubleValue();
  }
}
