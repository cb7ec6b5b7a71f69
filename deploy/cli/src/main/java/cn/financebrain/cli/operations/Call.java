package cn.financebrain.cli.operations;

import cn.financebrain.console.CommandFailure;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

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

  /** Whether an argument is there and true. */
  public boolean flag(String argument) {
    return arguments.path(argument).asBoolean(false);
  }
}
