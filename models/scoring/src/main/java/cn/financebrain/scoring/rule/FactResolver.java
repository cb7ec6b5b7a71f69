package cn.financebrain.scoring.rule;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.profile.TagVector;
import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.values.SelectableValue;
import dev.cel.runtime.CelVariableResolver;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Gives the variables of conditions their values. What is not known is a key that is not there,
 * which CEL takes for an error: {@code has} sees it, {@code ||} and {@code &&} get over it where
 * the other side decides.
 */
final class FactResolver implements CelVariableResolver {
  private final Facts facts;
  private Optional<Object> tags = Optional.empty();
  private Optional<Object> models = Optional.empty();
  private Optional<Object> enterprise = Optional.empty();
  private Optional<Object> event = Optional.empty();

  FactResolver(Facts facts) {
    this.facts = facts;
  }

  Facts facts() {
    return facts;
  }

  @Override
  public Optional<Object> find(String name) {
    return switch (name) {
      case CelLanguage.TAG -> tags();
      case CelLanguage.MODEL -> models();
      case CelLanguage.ENTERPRISE -> enterprise();
      case CelLanguage.EVENT -> event();
      default -> Optional.empty();
    };
  }

  private Optional<Object> tags() {
    if (tags.isEmpty()) {
      tags = Optional.of(new Tags(facts.tags()));
    }
    return tags;
  }

  private Optional<Object> models() {
    if (models.isEmpty()) {
      Map<String, Object> byRisk = new HashMap<>();
      for (Risk risk : Risk.values()) {
        byRisk.put(risk.id(), Map.of());
      }
      facts.byModels().forEach(score -> byRisk.put(score.risk().id(), model(score)));
      models = Optional.of(byRisk);
    }
    return models;
  }

  private static Map<String, Object> model(Score score) {
    return score instanceof Score.Scored scored
        ? Map.of(
            "index", scored.index(),
            "probability", scored.probability(),
            "band", scored.band().name().toLowerCase(Locale.ROOT))
        : Map.of();
  }

  private Optional<Object> enterprise() {
    if (enterprise.isEmpty()) {
      Map<String, Object> known = new HashMap<>();
      known.put("id", facts.enterprise().text());
      putKnown(known, "region", facts.summary().region());
      putKnown(known, "industry", facts.summary().industry());
      enterprise = Optional.of(known);
    }
    return enterprise;
  }

  private static void putKnown(Map<String, Object> known, String key, String value) {
    if (!value.isEmpty()) {
      known.put(key, value);
    }
  }

  private Optional<Object> event() {
    if (event.isEmpty()) {
      event = Optional.of(facts.event().map(FactResolver::fields).orElse(Map.of()));
    }
    return event;
  }

  private static Map<String, Object> fields(EnterpriseEvent event) {
    Map<String, Object> data = new HashMap<>();
    event.data().forEach((field, value) -> data.put(field, value(value)));
    return Map.of("type", event.type(), "data", data);
  }

  private static Object value(FieldValue value) {
    if (value instanceof FieldValue.Quantity quantity) {
      return quantity.value();
    }
    return value instanceof FieldValue.Flag flag
        ? (Object) flag.value()
        : ((FieldValue.Text) value).value();
  }

  /**
   * The known tags. No {@code Map}: CEL copies a map with all that it holds at every look into it,
   * and a book reads a few of hundreds.
   */
  private record Tags(TagVector values) implements SelectableValue<String> {
    @Override
    public Object select(String tag) {
      Object value = value(values.get(tag));
      if (value == null) {
        throw CelAttributeNotFoundException.forMissingMapKey(tag);
      }
      return value;
    }

    @Override
    public Optional<Object> find(String tag) {
      return Optional.ofNullable(value(values.get(tag)));
    }

    private static Object value(TagValue value) {
      if (value instanceof TagValue.Quantity quantity) {
        return quantity.value();
      }
      if (value instanceof TagValue.Truth truth) {
        return truth.value();
      }
      return value instanceof TagValue.Code code ? code.value() : null;
    }
  }
}
