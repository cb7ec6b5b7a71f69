package cn.financebrain.scoring.profile;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.TagValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One case of {@link MeaningTest}.
 *
 * @param given values of tags that stand in for events of other categories
 * @param peers mean and deviation of the group that a z-score is taken in
 */
record MeaningCase(
    String tag,
    String says,
    Instant asOf,
    List<EnterpriseEvent> events,
    Map<String, TagValue> given,
    Optional<Peers.Group> peers,
    TagValue expected) {

  static MeaningCase of(JsonNode node) {
    LocalDate day = LocalDate.parse(node.required("as_of").asText());
    Map<String, TagValue> given = new TreeMap<>();
    node.path("given")
        .properties()
        .forEach(entry -> given.put(entry.getKey(), tagValue(entry.getValue())));
    List<EnterpriseEvent> events = new ArrayList<>();
    node.path("events").forEach(event -> events.add(event(event, events.size())));
    return new MeaningCase(
        node.required("tag").asText(),
        node.required("says").asText(),
        day.atTime(LocalTime.of(23, 59, 59)).toInstant(Days.ZONE),
        events,
        given,
        Optional.of(node.path("peers"))
            .filter(JsonNode::isObject)
            .map(
                peers ->
                    new Peers.Group(
                        Peers.LEAST,
                        peers.required("mean").asDouble(),
                        peers.required("sd").asDouble())),
        tagValue(node.required("expect")));
  }

  private static TagValue tagValue(JsonNode node) {
    if (node.isBoolean()) {
      return new TagValue.Truth(node.booleanValue());
    }
    if (node.isNumber()) {
      return new TagValue.Quantity(node.doubleValue());
    }
    return node.asText().equals("missing")
        ? new TagValue.Missing()
        : new TagValue.Code(node.asText());
  }

  private static EnterpriseEvent event(JsonNode node, int number) {
    Map<String, FieldValue> data = new HashMap<>();
    node.properties()
        .forEach(
            field -> {
              if (!List.of("type", "on").contains(field.getKey())) {
                data.put(field.getKey(), value(field.getValue()));
              }
            });
    String type = node.required("type").asText();
    Instant on = LocalDate.parse(node.required("on").asText()).atStartOfDay().toInstant(Days.ZONE);
    return new EnterpriseEvent(
        new EventKey("meaning", Integer.toString(number)),
        type,
        Category.REGISTRATION,
        new ForeignId("made", "1"),
        on,
        on,
        on,
        0,
        false,
        0,
        data);
  }

  private static FieldValue value(JsonNode node) {
    if (node.isBoolean()) {
      return new FieldValue.Flag(node.booleanValue());
    }
    return node.isNumber()
        ? new FieldValue.Quantity(node.doubleValue())
        : new FieldValue.Text(node.asText());
  }

  /** The tag's value as the catalogue computes it. */
  TagValue value(Catalogue catalogue) {
    Profile profile = Profile.empty(catalogue);
    events.forEach(profile::apply);
    Peers around = (name, codes) -> peers;
    TagVector tags = profile.tags(asOf, around);
    return value(catalogue, tags, around, tag);
  }

  /** With what is given in place of what the events say. */
  private TagValue value(Catalogue catalogue, TagVector tags, Peers around, String name) {
    if (given.containsKey(name)) {
      return given.get(name);
    }
    if (given.isEmpty() || catalogue.definition(name).derivation().tagsRead().isEmpty()) {
      return tags.get(name);
    }
    return TagValues.compute(
        catalogue,
        catalogue.indexOf(name),
        read -> TagDefinition.untyped(value(catalogue, tags, around, read)),
        around);
  }
}
