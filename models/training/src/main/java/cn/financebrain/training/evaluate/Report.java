package cn.financebrain.training.evaluate;

import java.util.Arrays;
import java.util.List;

/**
 * What an evaluation found.
 *
 * @param lines the models that stand beside each other
 */
public record Report(Protocol protocol, List<Line> lines) {
  /** Name of the line of what the industry says alone. */
  public static final String INDUSTRY_ONLY = "industry only";

  public Report {
    lines = List.copyOf(lines);
  }

  /**
   * One model.
   *
   * @param name of the trainer, or {@link #INDUSTRY_ONLY}
   * @param parts figures of each test part
   */
  public record Line(String name, List<Figures> parts) {
    public Line {
      parts = List.copyOf(parts);
    }

    /** Mean over the parts that have the metric, {@code NaN} if none has. */
    public double mean(Metric metric) {
      return Arrays.stream(values(metric)).average().orElse(Double.NaN);
    }

    /** Standard deviation over the parts, n − 1 in the denominator; 0 for a single part. */
    public double deviation(Metric metric) {
      double[] values = values(metric);
      double mean = mean(metric);
      double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
      return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    }

    private double[] values(Metric metric) {
      return parts.stream()
          .filter(figures -> figures.values().containsKey(metric))
          .mapToDouble(figures -> figures.values().get(metric))
          .toArray();
    }
  }
}
