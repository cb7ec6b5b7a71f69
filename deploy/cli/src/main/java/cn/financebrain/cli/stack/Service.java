package cn.financebrain.cli.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One process of a stack.
 *
 * @param name short name, also of its log and pid file
 * @param command made anew at each start, since a start may depend on what is on disk
 * @param environment variables beside the inherited ones; secrets go here, never on the command
 * @param startLimit how long it may take to become healthy
 * @param stopLimit how long it may take to end when asked to, before it is killed
 * @param vital whether the stack is down without it
 * @param wanted whether it is to run at all, asked again and again
 */
public record Service(
    String name,
    Supplier<List<String>> command,
    Map<String, String> environment,
    HealthCheck health,
    Duration startLimit,
    Duration stopLimit,
    boolean vital,
    BooleanSupplier wanted) {
  public Service {
    environment = Map.copyOf(environment);
  }

  /** One that always runs. */
  Service(
      String name,
      Supplier<List<String>> command,
      Map<String, String> environment,
      HealthCheck health,
      Duration startLimit,
      Duration stopLimit,
      boolean vital) {
    this(name, command, environment, health, startLimit, stopLimit, vital, () -> true);
  }
}
