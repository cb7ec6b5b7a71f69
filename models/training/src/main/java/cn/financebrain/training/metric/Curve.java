package cn.financebrain.training.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a ranking gives as the threshold falls, one point for each distinct score.
 *
 * @param points from the highest threshold to the lowest
 */
public record Curve(List<Point> points) {
  public Curve {
    points = List.copyOf(points);
  }

  /** Both within 0 and 1. */
  public record Point(double x, double y) {}

  /** Receiver operating characteristic: false positive rate and recall, from (0, 0). */
  public static Curve roc(Ranking ranking) {
    return of(
        ranking,
        new Point(0, 0),
        step ->
            new Point(
                (double) (step.rows() - step.positives()) / ranking.negatives(),
                (double) step.positives() / ranking.positives()));
  }

  /** Recall and precision. */
  public static Curve precisionRecall(Ranking ranking) {
    return of(
        ranking,
        null,
        step ->
            new Point(
                (double) step.positives() / ranking.positives(),
                (double) step.positives() / step.rows()));
  }

  /** Cumulative gain: share of rows looked at and recall among them, from (0, 0). */
  public static Curve gain(Ranking ranking) {
    return of(
        ranking,
        new Point(0, 0),
        step ->
            new Point(
                (double) step.rows() / ranking.rows(),
                (double) step.positives() / ranking.positives()));
  }

  private static Curve of(Ranking ranking, Point first, Function<Ranking.Step, Point> point) {
    List<Point> points = new ArrayList<>();
    if (first != null) {
      points.add(first);
    }
    ranking.steps().stream().map(point).forEach(points::add);
    return new Curve(points);
  }

  /** Fewer points for drawing: those that are at least so far from the one kept before. */
  public Curve thinned(double distance) {
    List<Point> kept = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      Point before = kept.isEmpty() ? null : kept.get(kept.size() - 1);
      boolean far =
          before == null
              || Math.abs(point.x - before.x) >= distance
              || Math.abs(point.y - before.y) >= distance;
      if (far || i == points.size() - 1) {
        kept.add(point);
      }
    }
    return new Curve(kept);
  }
}
