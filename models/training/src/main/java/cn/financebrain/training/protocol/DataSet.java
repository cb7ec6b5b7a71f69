package cn.financebrain.training.protocol;

import cn.financebrain.contract.Risk;
import cn.financebrain.ingest.load.FeedEvents;
import cn.financebrain.ingest.load.IngestException;
import cn.financebrain.ingest.load.LabelFile;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.training.Progress;
import cn.financebrain.training.evaluate.CrossValidation;
import cn.financebrain.training.evaluate.Metric;
import cn.financebrain.training.evaluate.Report;
import cn.financebrain.training.evaluate.Tested;
import cn.financebrain.training.evaluate.TimeSplit;
import cn.financebrain.training.model.Recipe;
import cn.financebrain.training.table.FeedTable;
import cn.financebrain.training.table.Label;
import cn.financebrain.training.table.TableFile;
import cn.financebrain.training.table.TableFile.Columns;
import cn.financebrain.training.table.TrainingTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A public data set and its protocol: which files, which rows are trained on and tested, with which
 * seeds, and what is to be reached. Nothing of it can be set by a user, so that every run measures
 * the same.
 *
 * @param id its name in commands, and that of its directory
 */
public record DataSet(
    String id, String chinese, String english, Rows rows, Division division, List<Target> targets) {
  public static final DataSet BDCI2020 =
      new DataSet(
          "bdci2020",
          "涉嫌非法集资，某市企业（CCF BDCI 2020）",
          "Suspected illegal fundraising, enterprises of a Chinese city (CCF BDCI 2020)",
          new FromFeed(
              "bdci", Risk.FUNDRAISING, Instant.parse("2020-12-31T16:00:00Z"), "base_info.csv"),
          new Folds(5, List.of(2020L, 7L, 42L)),
          List.of(
              Target.atLeast(Metric.F1, 0.855),
              Target.atLeast(Metric.AVERAGE_PRECISION, 0.915),
              Target.atLeast(Metric.INSIDE_AUC, 0.865),
              Target.atMost(Metric.CALIBRATION_ERROR, 0.01)));

  /** Statements up to 2011 against those of 2012 to 2014, each as of 90 days after its year. */
  public static final DataSet AMERICAN =
      new DataSet(
          "american",
          "违约，美国上市公司年报",
          "Default of listed American companies, by yearly statement",
          new FromFeed(
              "american", Risk.DEFAULT, Instant.parse("2015-03-31T16:00:00Z"), "statements.csv"),
          new EarlierLater(Instant.parse("2013-01-01T00:00:00Z"), List.of(2020L, 7L, 42L)),
          List.of(Target.atLeast(Metric.AUC, 0.93), Target.atLeast(Metric.RECALL_AT_5, 0.62)));

  public static final DataSet POLISH =
      new DataSet(
          "polish",
          "违约，波兰制造业财务比率表",
          "Default of Polish manufacturers, a table of ratios",
          new FromTable("1year.csv", "class"),
          new Folds(10, List.of(2016L)),
          List.of(Target.atLeast(Metric.AUC, 0.96)));

  private static final List<DataSet> ALL = List.of(BDCI2020, AMERICAN, POLISH);

  /**
   * Later than anything that the files tell of; what is available later than a label is unseen at
   * the label all the same.
   */
  private static final Instant READ_AT = Instant.parse("2026-01-01T00:00:00Z");

  private static final String LABELS = "labels.csv";

  public DataSet {
    targets = List.copyOf(targets);
  }

  /** Where the rows come from. */
  sealed interface Rows {}

  /**
   * Events by a feed's mappings, and labels.
   *
   * @param risk that the labels are of
   * @param asOf labels without a date are of this instant, those of later ones are left out
   * @param needed file that has to be there beside the labels
   */
  record FromFeed(String feed, Risk risk, Instant asOf, String needed) implements Rows {}

  record FromTable(String file, String label) implements Rows {}

  /** How rows are divided into those to train on and those to test. */
  sealed interface Division {}

  record Folds(int count, List<Long> seeds) implements Division {}

  record EarlierLater(Instant split, List<Long> seeds) implements Division {}

  /**
   * @throws IllegalArgumentException if no set has this id
   */
  public static DataSet ofId(String id) {
    return ALL.stream()
        .filter(set -> set.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no data set '%s'".formatted(id)));
  }

  /** Which risk its labels are of; none where its columns are nobody's tags. */
  public Optional<Risk> risk() {
    return rows instanceof FromFeed feed ? Optional.of(feed.risk) : Optional.empty();
  }

  /** Whether all files that it needs are in the directory. */
  public boolean isIn(Path directory) {
    return needed().stream().allMatch(file -> Files.isRegularFile(directory.resolve(file)));
  }

  private List<String> needed() {
    if (rows instanceof FromFeed feed) {
      return List.of(feed.needed, LABELS);
    }
    return List.of(((FromTable) rows).file);
  }

  /**
   * Reads its rows, with the tags of a catalogue where they come from events.
   *
   * @param directory that of the set's files
   * @throws IngestException if files can't be read, or not as a whole
   * @throws IllegalArgumentException if a table or its labels are wrong
   */
  public TrainingTable table(Path directory, Catalogue catalogue) throws IOException {
    if (rows instanceof FromFeed feed) {
      return table(feed, directory, catalogue);
    }
    FromTable table = (FromTable) rows;
    return TableFile.read(directory.resolve(table.file), Columns.labelled(table.label));
  }

  private static TrainingTable table(FromFeed feed, Path directory, Catalogue catalogue) {
    FeedSet mappings = FeedSet.open(feed.feed);
    List<Label> labels =
        LabelFile.read(mappings, directory.resolve(LABELS)).stream()
            .map(l -> new Label(l.enterprise(), l.asOf().orElse(feed.asOf), l.positive()))
            .filter(label -> !label.asOf().isAfter(feed.asOf))
            .toList();
    FeedEvents events = FeedEvents.read(mappings, directory, READ_AT, (bytes, total, read) -> {});
    if (!events.result().problems().isEmpty()) {
      throw new IngestException(String.join("; ", events.result().problems()));
    }
    return FeedTable.of(events.byEnterprise(), labels, catalogue);
  }

  /**
   * Measures a trainer by the set's protocol.
   *
   * @param seen is told of each model, in the order of the seeds
   * @throws IllegalArgumentException if there are too few positive or negative rows
   */
  public Report measure(
      TrainingTable table, Recipe recipe, Progress progress, Consumer<Tested> seen) {
    if (division instanceof Folds folds) {
      return CrossValidation.run(table, recipe, folds.count, folds.seeds, progress, seen);
    }
    EarlierLater split = (EarlierLater) division;
    return TimeSplit.run(table, recipe, split.split, split.seeds, progress, seen);
  }
}
