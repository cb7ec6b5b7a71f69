package cn.financebrain.training.model;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.model.Calibration;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.training.fit.Scorecard;
import cn.financebrain.training.fit.Scorecard.Bin;
import cn.financebrain.training.fit.Scorecard.Characteristic;
import cn.financebrain.training.table.Column;
import cn.financebrain.training.table.TrainingTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A scorecard as a person reads it: points that are added up by hand. At {@link #EVEN} points the
 * calibrated probability is one half, and {@link #DOUBLING} points more double the odds. The base
 * is what an average enterprise has, and points of a bin are above or below the average, so they
 * are the reasons of a score in another unit.
 *
 * @param characteristics the one that tells most (by its information value) first
 */
public record CardTable(double basePoints, List<Rated> characteristics) {
  /** Points at which the odds are even. */
  public static final double EVEN = 500;

  /** Points that double the odds. */
  public static final double DOUBLING = 20;

  private static final double PER_LOG_ODDS = DOUBLING / Math.log(2);

  public CardTable {
    characteristics = List.copyOf(characteristics);
  }

  /**
   * One tag and its bins.
   *
   * @param informationValue see {@link Characteristic#informationValue}
   */
  public record Rated(TagSpec tag, double informationValue, List<Line> lines) {
    public Rated {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One bin.
   *
   * @param share of the training rows
   * @param positive share of the bin's rows that are positive; NaN where it has none
   * @param points for being in it, above 0 where it is riskier than the average
   */
  public record Line(
      String chinese, String english, double share, double positive, double woe, double points) {}

  /** Nothing where the model is no scorecard. */
  public static Optional<CardTable> of(FittedModel model, TrainingTable table) {
    return model.card().map(card -> of(card, model, table));
  }

  private static CardTable of(Scorecard card, FittedModel model, TrainingTable table) {
    Calibration.Platt odds =
        model.calibration() instanceof Calibration.Platt platt
            ? platt
            : new Calibration.Platt(1, 0);
    double average = card.intercept();
    List<Rated> rated = new ArrayList<>();
    for (Characteristic characteristic : card.characteristics()) {
      Feature feature = model.schema().get(characteristic.column());
      average += characteristic.mean();
      rated.add(rated(characteristic, feature, tag(table, feature), odds.slope()));
    }
    rated.sort(
        Comparator.comparingDouble(Rated::informationValue)
            .reversed()
            .thenComparing(r -> r.tag().id()));
    return new CardTable(EVEN + PER_LOG_ODDS * (odds.slope() * average + odds.intercept()), rated);
  }

  private static TagSpec tag(TrainingTable table, Feature feature) {
    return table.columns().stream()
        .map(Column::tag)
        .filter(tag -> tag.id().equals(feature.tag()))
        .findFirst()
        .orElseThrow();
  }

  private static Rated rated(
      Characteristic characteristic, Feature feature, TagSpec tag, double slope) {
    double rows = characteristic.bins().stream().mapToInt(Bin::rows).sum();
    double mean = characteristic.mean();
    BinWords words = new BinWords(feature, characteristic.bins());
    List<Line> lines =
        characteristic.bins().stream()
            .map(
                bin ->
                    new Line(
                        words.chinese(bin),
                        words.english(bin),
                        bin.rows() / rows,
                        (double) bin.positives() / bin.rows(),
                        bin.woe(),
                        PER_LOG_ODDS * slope * (characteristic.weight() * bin.woe() - mean)))
            .toList();
    return new Rated(tag, characteristic.informationValue(), lines);
  }
}
