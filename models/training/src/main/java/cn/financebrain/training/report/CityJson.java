package cn.financebrain.training.report;

import cn.financebrain.training.city.CityFindings;
import cn.financebrain.training.city.Found;
import cn.financebrain.training.city.Quiet;
import cn.financebrain.training.city.RiskFindings;
import cn.financebrain.training.city.WatchFindings;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * What a city's run found, for programs: {@code {"simulated": true, "enterprises", "events",
 * "trained_until", "watched_until", "months", "trainer", "seed", "rules", "risks": [{"risk",
 * "training": {"rows", "positives", "model", "settings", "settings_tried" or "problem"}, "watched",
 * "pending", "watches": [{"watch", "all": FOUND, "found_first_interval", "stories": {story: FOUND},
 * "crowds", "alerts", "alerts_below_orange"}]}]}}, where FOUND is {@code {"cases", "found",
 * "found_first", "lead_days": {"least", "lower_quartile", "median", "upper_quartile"},
 * "median_days_open_before"}}. A figure that has no meaning is left out.
 */
public final class CityJson {
  private CityJson() {}

  public static byte[] bytes(CityFindings findings) {
    ObjectNode root = JsonBytes.object();
    root.put("simulated", true)
        .put("enterprises", findings.enterprises())
        .put("events", findings.events())
        .put("trained_until", findings.trainedUntil().toString())
        .put("watched_until", findings.watchedUntil().toString())
        .put("months", findings.months())
        .put("trainer", findings.trainer())
        .put("seed", findings.seed())
        .put("rules", findings.rules());
    findings.risks().forEach(of -> add(of, findings, root.withArray("risks").addObject()));
    return JsonBytes.bytes(root);
  }

  private static void add(RiskFindings of, CityFindings findings, ObjectNode risk) {
    risk.put("risk", of.risk().id());
    ObjectNode training =
        risk.withObjectProperty("training")
            .put("rows", of.training().rows())
            .put("positives", of.training().positives());
    if (of.training().succeeded()) {
      training
          .put("model", of.training().model())
          .put("settings", of.training().settings())
          .put("settings_tried", of.training().settingsTried());
    } else {
      training.put("problem", of.training().problem());
    }
    risk.put("watched", of.watched()).put("pending", of.pending());
    of.watches().forEach(watch -> add(watch, findings, risk.withArray("watches").addObject()));
  }

  private static void add(WatchFindings of, CityFindings findings, ObjectNode watch) {
    watch.put("watch", of.watch().id());
    add(of.all(), watch.withObjectProperty("all"));
    if (!Double.isNaN(of.first().low())) {
      watch
          .withObjectProperty("found_first_interval")
          .put("low", of.first().low())
          .put("high", of.first().high());
    }
    ObjectNode stories = watch.withObjectProperty("stories");
    of.stories()
        .forEach(
            (kind, found) ->
                add(found, stories.withObjectProperty(kind.name().toLowerCase(Locale.ROOT))));
    of.crowds().forEach(quiet -> add(quiet, findings, watch.withArray("crowds").addObject()));
    watch.put("alerts", of.alerts()).put("alerts_below_orange", of.lesser());
  }

  private static void add(Found of, ObjectNode found) {
    found.put("cases", of.cases()).put("found", of.found()).put("found_first", of.first());
    if (!Double.isNaN(of.lead().median())) {
      found
          .withObjectProperty("lead_days")
          .put("least", of.lead().worst())
          .put("lower_quartile", of.lead().lowerQuartile())
          .put("median", of.lead().median())
          .put("upper_quartile", of.lead().upperQuartile());
    }
    if (!Double.isNaN(of.unseen())) {
      found.put("median_days_open_before", of.unseen());
    }
  }

  private static void add(Quiet of, CityFindings findings, ObjectNode crowd) {
    crowd
        .put("crowd", of.crowd().id())
        .put("enterprises", of.enterprises())
        .put("alerted", of.alerted())
        .put("alerts", of.alerts());
    double rate = of.perThousandAndMonth(findings.months());
    if (!Double.isNaN(rate)) {
      crowd.put("per_1000_and_month", rate);
    }
  }
}
