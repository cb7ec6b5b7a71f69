package cn.financebrain.training.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code train} and {@code evaluate}. Results go to the output stream, progress and failures to the
 * error stream. Exit codes: 0 done, 1 what was asked for did not succeed, 2 wrong usage.
 */
@Command(
    name = "training",
    resourceBundle = Messages.BUNDLE,
    mixinStandardHelpOptions = true,
    subcommands = {TrainCommand.class, EvaluateCommand.class})
public final class TrainingCommandLine {
  private TrainingCommandLine() {}

  /** Runs one command and returns its exit code. */
  public static int run(String... arguments) {
    return new CommandLine(new TrainingCommandLine())
        .setExecutionExceptionHandler(TrainingCommandLine::report)
        .execute(arguments);
  }

  private static int report(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult ignored)
      throws Exception {
    PrintWriter err = commandLine.getErr();
    if (failure instanceof CommandFailure told) {
      err.println(told.getMessage());
      return told.exitCode();
    }
    throw failure;
  }
}
