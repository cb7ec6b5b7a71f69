package cn.financebrain.training.fit;

import cn.financebrain.scoring.model.TreeEnsemble;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A scorecard: each characteristic's values are cut into bins, and the log-odds are {@code
 * intercept + Σ weight · WoE of the bin} (Siddiqi 2006, chapter 6). The weight of evidence of a bin
 * is positive here where it holds more than its share of positives, so that more always means
 * riskier.
 *
 * @param characteristics those with a weight above 0, in the order of their columns
 */
public record Scorecard(double intercept, List<Characteristic> characteristics) {
  public Scorecard {
    characteristics = List.copyOf(characteristics);
  }

  /**
   * One column of the input.
   *
   * @param bins in the order of their values; together they hold every number
   */
  public record Characteristic(int column, double weight, List<Bin> bins) {
    public Characteristic {
      bins = List.copyOf(bins);
    }

    /** What the column adds to the log-odds of a row. */
    public double logOdds(double x) {
      return weight * bins.stream().filter(bin -> x <= bin.to()).findFirst().orElseThrow().woe();
    }

    /** What it adds to the log-odds on average. */
    public double mean() {
      double sum = 0;
      double cover = 0;
      for (Bin bin : bins) {
        sum += bin.cover() * weight * bin.woe();
        cover += bin.cover();
      }
      return sum / cover;
    }

    /** How well the bins part positives from negatives: {@code Σ (share of each) · WoE}. */
    public double informationValue() {
      double positives = bins.stream().mapToInt(Bin::positives).sum();
      double negatives = bins.stream().mapToInt(Bin::rows).sum() - positives;
      return bins.stream()
          .mapToDouble(
              bin ->
                  (bin.positives() / positives - (bin.rows() - bin.positives()) / negatives)
                      * bin.woe())
          .sum();
    }
  }

  /**
   * Numbers above {@code from} and at most {@code to}.
   *
   * @param known whether its values are known ones; the bin of missing values is the first
   * @param rows training rows in it, of which {@code positives} are positive
   * @param woe weight of evidence: log-odds of the bin less those of all rows, drawn a little
   *     towards 0
   */
  public record Bin(double from, double to, boolean known, int rows, int positives, double woe) {

    /** Its weight among the bins; that of half a row where there was none. */
    public double cover() {
      return rows == 0 ? 0.5 : rows;
    }
  }

  /** The log-odds of a row, as a reader of the card adds them up. */
  public double logOdds(double[] x) {
    double sum = intercept;
    for (Characteristic characteristic : characteristics) {
      sum += characteristic.logOdds(x[characteristic.column()]);
    }
    return sum;
  }

  /** The columns that it reads, ascending. */
  public List<Integer> columns() {
    return characteristics.stream().map(Characteristic::column).toList();
  }

  /** The same card for rows that have nothing but its {@link #columns}. */
  public Scorecard ofOwnColumns() {
    return new Scorecard(
        intercept,
        IntStream.range(0, characteristics.size())
            .mapToObj(
                c ->
                    new Characteristic(
                        c, characteristics.get(c).weight(), characteristics.get(c).bins()))
            .toList());
  }

  /** The same function as trees, one for each characteristic, which serving scores and explains. */
  public TreeEnsemble ensemble() {
    TreeEnsemble.Builder ensemble = new TreeEnsemble.Builder(intercept, 1);
    characteristics.forEach(c -> ensemble.add(tree(c, 0, c.bins().size())));
    return ensemble.build();
  }

  private static TreeEnsemble.Node tree(Characteristic of, int first, int end) {
    if (end - first == 1) {
      Bin bin = of.bins().get(first);
      return new TreeEnsemble.Node.Leaf(of.weight() * bin.woe(), bin.cover());
    }
    int middle = (first + end) / 2;
    return new TreeEnsemble.Node.Split(
        of.column(),
        of.bins().get(middle - 1).to(),
        tree(of, first, middle),
        tree(of, middle, end));
  }
}
