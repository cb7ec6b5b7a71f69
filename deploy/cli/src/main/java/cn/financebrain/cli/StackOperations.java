package cn.financebrain.cli;

import cn.financebrain.cli.operations.Operation;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** All operations of a stack, by name: each does what the command of that name does. */
final class StackOperations {
  /** Those that go over a whole city, publish, or wait for who publishes. */
  static final Set<String> LASTING =
      Set.of(
          "rules-try",
          "rules-activate",
          "rules-rollback",
          "models-shadow",
          "models-activate",
          "models-retire",
          "models-rollback",
          "models-drift",
          "rejects-replay-all",
          "rejects-file-replay",
          "resolve-retry");

  private StackOperations() {}

  static Map<String, Operation> of(StackDirectory directory) {
    StackSettings settings =
        directory
            .settings()
            .orElseThrow(() -> CommandFailure.unavailable("failure.no-stack", directory.root()));
    Map<String, Operation> operations = new HashMap<>();
    operations.putAll(RuleOperations.of(directory, settings));
    operations.putAll(ModelOperations.of(directory, settings));
    Publishing publishing = new Publishing(directory, settings);
    operations.putAll(ResolveOperations.of(publishing));
    operations.putAll(RejectOperations.of(new RejectDesk(publishing, Clock.systemUTC())));
    operations.putAll(FeedOperations.of(directory));
    operations.putAll(ScanOperations.of(settings));
    return operations;
  }
}
