package cn.financebrain.cli.operations;

import cn.financebrain.console.CommandFailure;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One call of an operation.
 *
 * @param arguments an object
 * @param by name of the account that asks, as the desk has made sure of
 * @param steps told how far the work is
 */
public record Call(JsonNode arguments, String by, Steps steps) {

  /**
   * @throws CommandFailure if it is missing, or no text
   */
  public String text(String argument) {
    return optional(argument)
        .orElseThrow(() -> CommandFailure.usage("failure.operation-argument", argument));
  }

  /** An argument that may be left out. */
  public Optional<String> optional(String argument) {
    JsonNode value = arguments.path(argument);
    return value.isTextual() && !value.asText().isBlank()
        ? Optional.of(value.asText().strip())
        : Optional.empty();
  }

  /**
   * A day, which may be left out.
   *
   * @throws CommandFailure if it is no day
   */
  public Optional<LocalDate> day(String argument) {
    try {
      return optional(argument).map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw CommandFailure.usage("failure.operation-argument", argument);
    }
  }

  /**
   * Texts by name.
   *
   * @throws CommandFailure if there are none, or one is no text
   */
  public Map<String, String> texts(String argument) {
    JsonNode value = arguments.path(argument);
    Map<String, String> texts = new TreeMap<>();
    value.properties().forEach(each -> texts.put(each.getKey(), each.getValue().textValue()));
    if (texts.isEmpty() || texts.containsValue(null)) {
      throw CommandFailure.usage("failure.operation-argument", argument);
    }
    return texts;
  }

  /**
   * A list of texts.
   *
   * @throws CommandFailure if it is missing, or no list of texts
   */
  public List<String> list(String argument) {
    List<String> list = new ArrayList<>();
    for (JsonNode each : arguments.path(argument)) {
      list.add(each.textValue());
    }
    if (!arguments.path(argument).isArray() || list.contains(null)) {
      throw CommandFailure.usage("failure.operation-argument", argument);
    }
    return list;
  }

  /** Whether an argument is there and true. */
  public boolean flag(String argument) {
    return arguments.path(argument).asBoolean(false);
  }
}
