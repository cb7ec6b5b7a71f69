package cn.financebrain.training.protocol;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.training.Progress;
import cn.financebrain.training.evaluate.Metric;
import cn.financebrain.training.evaluate.Protocol;
import cn.financebrain.training.evaluate.Report;
import cn.financebrain.training.evaluate.Tested;
import cn.financebrain.training.metric.Bootstrap;
import cn.financebrain.training.model.CardTable;
import cn.financebrain.training.model.Recipe;
import cn.financebrain.training.table.TrainingTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that one run of a data set's protocol found. The report is of all seeds; what follows it is
 * of the rows tested with the first seed.
 *
 * @param settings of the trainer, before any search
 * @param settingsTried how many were tried for each model, on its training rows; 1 is no search
 * @param directions tags that the score was kept monotone in
 * @param chosen the settings of the models of the first seed, in the order of the parts
 * @param card of the first model of the first seed, where it is a scorecard
 * @param segments by grouping
 * @param shifts of later periods; empty where there are none
 */
public record Judgement(
    DataSet set,
    String settings,
    int settingsTried,
    List<String> directions,
    List<String> chosen,
    int rows,
    int positives,
    Report report,
    OutOfFold tested,
    Map<Metric, Bootstrap.Interval> intervals,
    Segment whole,
    Map<Grouping.Kind, List<Segment>> segments,
    List<Importance> importance,
    List<Shift> shifts,
    Optional<CardTable> card) {
  private static final int MOST_TAGS = 20;
  private static final int SAMPLES = 1_000;
  private static final long SEED = 1;

  /** Measures, then looks closer at what was measured. */
  public static Judgement of(DataSet set, TrainingTable table, Recipe recipe, Progress progress) {
    List<Tested> parts = new ArrayList<>();
    Report report =
        set.measure(
            table,
            recipe,
            progress,
            tested -> {
              if (parts.isEmpty() || parts.get(0).seed() == tested.seed()) {
                parts.add(tested);
              }
            });
    OutOfFold tested = OutOfFold.of(parts);
    List<Importance> importance = Importance.of(parts, MOST_TAGS, SEED);
    List<TagSpec> tags = importance.stream().map(Importance::tag).toList();
    return new Judgement(
        set,
        recipe.settings(),
        1 + recipe.search(),
        directions(recipe, parts),
        parts.stream().map(part -> part.model().recipe().settings()).toList(),
        table.size(),
        (int) table.rows().stream().filter(TrainingTable.Row::positive).count(),
        report,
        tested,
        tested.intervals(new Bootstrap(SAMPLES, SEED)),
        Segment.whole(tested),
        segments(tested, parts),
        importance,
        report.protocol() instanceof Protocol.EarlierLater
            ? Shift.of(parts.get(0), tags)
            : List.of(),
        CardTable.of(parts.get(0).model(), table));
  }

  /** Those that any of the models reads. */
  private static List<String> directions(Recipe recipe, List<Tested> parts) {
    return parts.stream()
        .flatMap(part -> part.model().schema().stream())
        .map(Feature::tag)
        .filter(recipe.directions().rises()::containsKey)
        .distinct()
        .sorted()
        .toList();
  }

  private static Map<Grouping.Kind, List<Segment>> segments(OutOfFold tested, List<Tested> parts) {
    Set<String> read =
        parts.stream()
            .flatMap(part -> part.model().schema().stream())
            .map(Feature::tag)
            .collect(Collectors.toSet());
    Map<Grouping.Kind, List<Segment>> segments = new LinkedHashMap<>();
    Grouping.of(tested.table(), tested.rows(), read)
        .forEach(grouping -> segments.put(grouping.kind(), Segment.of(tested, grouping)));
    return segments;
  }

  /** Whether models have settings of their own, found by a search or fitted as those of a stack. */
  public boolean isChosen() {
    return settingsTried > 1 || chosen.stream().anyMatch(own -> !own.equals(settings));
  }

  /** The line of the trainer that was measured. */
  public Report.Line model() {
    return report.lines().get(0);
  }
}
