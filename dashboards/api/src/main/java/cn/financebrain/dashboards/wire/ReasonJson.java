package cn.financebrain.dashboards.wire;

import cn.financebrain.contract.Reason;
import cn.financebrain.contract.TagSpec;
import java.util.List;
import java.util.Optional;

/** A reason with the names of its tag. */
public record ReasonJson(
    String tag,
    String chinese,
    String english,
    String unit,
    TagValueJson value,
    double contribution,
    List<EventKeyJson> evidence) {

  static List<ReasonJson> of(List<Reason> reasons, TagNames names) {
    return reasons.stream().map(reason -> of(reason, names)).toList();
  }

  public static ReasonJson of(Reason reason, TagNames names) {
    Optional<TagSpec> spec = names.find(reason.tag());
    return new ReasonJson(
        reason.tag(),
        spec.map(TagSpec::chinese).orElse(reason.tag()),
        spec.map(TagSpec::english).orElse(reason.tag()),
        spec.map(TagSpec::unit).orElse(""),
        TagValueJson.of(reason.value()),
        reason.contribution(),
        reason.evidence().stream().map(EventKeyJson::of).toList());
  }
}
