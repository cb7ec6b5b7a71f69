package cn.financebrain.ingest.publish;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How long to wait for another publisher to give way.
 *
 * @param told gets the process number of that publisher, once, when the waiting begins
 */
public record Patience(Duration limit, Consumer<String> told) {
  /** Refuses at once. */
  public static final Patience NONE = new Patience(Duration.ZERO, owner -> {});
}
