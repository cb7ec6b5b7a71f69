package cn.financebrain.console;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** How a command line of the project tells wrong usage and failures, in the user's language. */
public final class Commands {
  private static final Words OWN = new Words("cn.financebrain.console.messages");

  private Commands() {}

  /**
   * The command line of a root command.
   *
   * @param words what its {@link CommandFailure}s name
   */
  public static CommandLine of(Object root, Words words) {
    return new CommandLine(root)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((wrong, arguments) -> wrongUsage(wrong))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> report(failure, command.getErr(), words));
  }

  private static int wrongUsage(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println(told(wrong));
    if (!UnmatchedArgumentException.printSuggestions(wrong, command.getErr())) {
      command.usage(command.getErr());
    }
    return ExitCode.USAGE;
  }

  private static String told(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unknown) {
      return OWN.text("usage.unknown", String.join(" ", unknown.getUnmatched()));
    }
    if (wrong instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return OWN.text(
          "usage.missing",
          String.join(" ", missing.getMissing().stream().map(Commands::name).toList()));
    }
    if (wrong.getArgSpec() != null && wrong.getValue() != null) {
      return OWN.text("usage.value", name(wrong.getArgSpec()), wrong.getValue());
    }
    return String.valueOf(wrong.getMessage());
  }

  private static String name(CommandLine.Model.ArgSpec argument) {
    return argument instanceof CommandLine.Model.OptionSpec option
        ? option.longestName()
        : argument.paramLabel();
  }

  private static int report(Exception failure, PrintWriter err, Words words) {
    if (failure instanceof CommandFailure told) {
      err.println(told.text(words));
      return told.exitCode();
    }
    err.println(OWN.text("failure.unexpected", failure));
    failure.printStackTrace(err);
    return ExitCode.FAILED;
  }
}
