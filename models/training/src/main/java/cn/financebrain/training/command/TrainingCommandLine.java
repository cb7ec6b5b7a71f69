package cn.financebrain.training.command;

import cn.financebrain.console.Commands;
import java.util.Map;
import picocli.CommandLine.Command;

/**
 * {@code train}, {@code evaluate} and {@code model import}. Results go to the output stream,
 * progress and failures to the error stream; the exit codes are those of {@link
 * cn.financebrain.console.ExitCode}.
 */
@Command(
    name = "finance-brain",
    resourceBundle = Messages.BUNDLE,
    mixinStandardHelpOptions = true,
    subcommands = {TrainCommand.class, EvaluateCommand.class, ModelCommand.class})
public final class TrainingCommandLine {
  private final Map<String, String> environment;

  private TrainingCommandLine(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * Runs one command and returns its exit code.
   *
   * @param environment names the stack to work on
   */
  public static int run(Map<String, String> environment, String... arguments) {
    return Commands.of(new TrainingCommandLine(environment), Messages.WORDS).execute(arguments);
  }

  TrainingStack stack() {
    return TrainingStack.of(environment);
  }
}
