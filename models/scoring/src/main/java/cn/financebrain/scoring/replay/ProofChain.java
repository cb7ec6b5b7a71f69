package cn.financebrain.scoring.replay;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.RuleSpec;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How an alert leads back to what departments told: event → tag → reason → model, and event → tag →
 * rule → legal basis.
 *
 * @param model id of the model that scored; empty where none did
 * @param reasons of the score as they are stored, the largest first
 * @param rules that acted on the score, or raised the alert
 * @param events behind the tags, as they were known then, by event time
 */
public record ProofChain(String model, List<Tag> reasons, List<Acting> rules, List<Event> events) {
  public ProofChain {
    reasons = List.copyOf(reasons);
    rules = List.copyOf(rules);
    events = List.copyOf(events);
  }

  /** An event, and where it stands in the log. */
  public record Event(EnterpriseEvent event, LogPosition position) {}

  /**
   * A tag with the events behind its value.
   *
   * @param spec what it is called; empty where the catalogue can't be read
   * @param contribution in log-odds; empty where a rule reads the tag
   */
  public record Tag(
      String id,
      Optional<TagSpec> spec,
      TagValue value,
      OptionalDouble contribution,
      List<EventKey> evidence) {
    public Tag {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * A rule that acted.
   *
   * @param points that it added; empty where it raised the alert, or forbids alerts
   * @param raised whether it raised the alert
   * @param tags that its condition reads, as they stood; empty where they can't be derived
   */
  public record Acting(RuleSpec rule, OptionalInt points, boolean raised, List<Tag> tags) {
    public Acting {
      tags = List.copyOf(tags);
    }
  }
}
