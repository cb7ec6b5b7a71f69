package cn.financebrain.dashboards.feeds;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.drift.DriftFinding;
import cn.financebrain.contract.drift.DriftFinding.State;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.dashboards.wire.TagNames;
import cn.financebrain.store.DriftDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How far what a model reads and says has moved, as {@code openapi.yaml} tells it.
 *
 * @param tags how many were compared
 * @param moved those that have drifted or are to be watched
 */
record ModelDrift(
    String risk,
    String model,
    LocalDate day,
    Finding index,
    int tags,
    long alarms,
    long watched,
    long notJudged,
    List<Finding> moved) {

  /** Of a tag, or of the index, whose names are empty. */
  record Finding(
      String tag,
      String chinese,
      String english,
      Double psi,
      String state,
      Double unknownThen,
      Double unknownNow,
      long enterprises) {
    static Finding of(DriftFinding finding, TagNames names) {
      Optional<TagSpec> tag = names.find(finding.subject());
      return new Finding(
          finding.subject(),
          tag.map(TagSpec::chinese).orElse(finding.subject()),
          tag.map(TagSpec::english).orElse(finding.subject()),
          number(finding.psi()),
          Parameters.id(finding.state()),
          number(finding.unknownThen()),
          number(finding.unknownNow()),
          finding.enterprises());
    }

    private static Double number(double value) {
      return Double.isNaN(value) ? null : value;
    }
  }

  static ModelDrift of(DriftDay found, TagNames names) {
    List<DriftFinding> tags = found.findings().stream().filter(f -> !f.isOfIndex()).toList();
    return new ModelDrift(
        found.risk().id(),
        found.model(),
        found.day(),
        Finding.of(found.findings().get(0), names),
        tags.size(),
        found.count(State.ALARM),
        found.count(State.WATCH),
        found.count(State.NOT_JUDGED),
        tags.stream()
            .filter(f -> f.state() == State.ALARM || f.state() == State.WATCH)
            .map(f -> Finding.of(f, names))
            .toList());
  }
}
