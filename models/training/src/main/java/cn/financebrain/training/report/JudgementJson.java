package cn.financebrain.training.report;

import cn.financebrain.training.evaluate.Metric;
import cn.financebrain.training.evaluate.Report;
import cn.financebrain.training.metric.Bootstrap.Interval;
import cn.financebrain.training.protocol.Importance;
import cn.financebrain.training.protocol.Judgement;
import cn.financebrain.training.protocol.Segment;
import cn.financebrain.training.protocol.Shift;
import cn.financebrain.training.protocol.Target;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Judgements for programs: {@code {"sets": [{"set", "protocol", "settings", "settings_tried",
 * "directions", "settings_chosen", "rows", "positives", "models": [{"name", "metrics": {id:
 * {"mean", "sd", "parts"}}}], "targets", "first_seed": {"rows", "intervals", "segments",
 * "importance", "shifts"}}]}}. A figure that has no meaning is left out.
 */
public final class JudgementJson {
  private JudgementJson() {}

  public static byte[] bytes(List<Judgement> judgements) {
    ObjectNode root = JsonBytes.object();
    root.withArray("sets");
    judgements.forEach(judgement -> add(judgement, root.withArray("sets").addObject()));
    return JsonBytes.bytes(root);
  }

  private static void add(Judgement judgement, ObjectNode set) {
    set.put("set", judgement.set().id())
        .put("protocol", judgement.report().protocol().english())
        .put("settings", judgement.settings())
        .put("settings_tried", judgement.settingsTried())
        .put("rows", judgement.rows())
        .put("positives", judgement.positives());
    set.putArray("directions");
    judgement.directions().forEach(tag -> set.withArray("directions").add(tag));
    if (judgement.isChosen()) {
      judgement.chosen().forEach(settings -> set.withArray("settings_chosen").add(settings));
    }
    judgement.report().lines().forEach(line -> add(line, set.withArray("models").addObject()));
    for (Target target : judgement.set().targets()) {
      double mean = judgement.model().mean(target.metric());
      set.withArray("targets")
          .addObject()
          .put("metric", target.metric().id())
          .put(target.atLeast() ? "at_least" : "at_most", target.value())
          .put("mean", mean)
          .put("reached", target.isReachedBy(mean));
    }
    ObjectNode first = set.withObjectProperty("first_seed").put("rows", judgement.tested().size());
    judgement.intervals().forEach((metric, interval) -> add(metric, interval, first));
    judgement
        .segments()
        .forEach(
            (kind, segments) -> {
              String name = kind.name().toLowerCase(Locale.ROOT);
              ObjectNode groups = first.withObjectProperty("segments");
              segments.forEach(segment -> add(segment, groups.withArray(name).addObject()));
            });
    judgement.importance().forEach(tag -> add(tag, first.withArray("importance").addObject()));
    judgement.shifts().forEach(shift -> add(shift, first.withArray("shifts").addObject()));
  }

  private static void add(Report.Line line, ObjectNode model) {
    model.put("name", line.name());
    for (Metric metric : Metric.values()) {
      if (!Double.isNaN(line.mean(metric))) {
        model
            .withObjectProperty("metrics")
            .withObjectProperty(metric.id())
            .put("mean", line.mean(metric))
            .put("sd", line.deviation(metric))
            .put("parts", line.parts().size());
      }
    }
  }

  private static void add(Metric metric, Interval interval, ObjectNode first) {
    first
        .withObjectProperty("intervals")
        .withObjectProperty(metric.id())
        .put("low", interval.low())
        .put("high", interval.high());
  }

  private static void add(Segment segment, ObjectNode group) {
    group
        .put("group", segment.group())
        .put("rows", segment.rows())
        .put("positives", segment.positives());
    Map.of(
            "auc", segment.auc(),
            "expected", segment.expected(),
            "precision", segment.precision(),
            "recall", segment.recall(),
            "selection_rate", segment.selectionRate(),
            "false_positive_rate", segment.falsePositiveRate())
        .entrySet()
        .stream()
        .filter(figure -> Double.isFinite(figure.getValue()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(figure -> group.put(figure.getKey(), figure.getValue()));
  }

  private static void add(Importance importance, ObjectNode tag) {
    tag.put("tag", importance.tag().id())
        .put("mean_abs_shap", importance.meanShap())
        .put("auc_drop", importance.aucDrop())
        .put("average_precision_drop", importance.precisionDrop());
  }

  private static void add(Shift shift, ObjectNode period) {
    period
        .put("as_of", shift.asOf().toString())
        .put("rows", shift.rows())
        .put("psi", shift.scores());
    shift.tags().forEach(tag -> period.withObjectProperty("csi").put(tag.tag().id(), tag.index()));
  }
}
