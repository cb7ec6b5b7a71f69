package cn.financebrain.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A failure that the user is told in one line, in their language, without a stack trace. It names a
 * text; the command line that reports it has the words.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final String key;
  private final String[] arguments;

  private CommandFailure(int exitCode, String key, Object... arguments) {
    super(key + " " + Arrays.toString(arguments));
    this.exitCode = exitCode;
    this.key = key;
    this.arguments = Stream.of(arguments).map(String::valueOf).toArray(String[]::new);
  }

  /** What was asked for did not succeed. */
  public static CommandFailure failed(String key, Object... arguments) {
    return new CommandFailure(ExitCode.FAILED, key, arguments);
  }

  /** The arguments can't be meant. */
  public static CommandFailure usage(String key, Object... arguments) {
    return new CommandFailure(ExitCode.USAGE, key, arguments);
  }

  /** The stack does not run, or the machine lacks something. */
  public static CommandFailure unavailable(String key, Object... arguments) {
    return new CommandFailure(ExitCode.UNAVAILABLE, key, arguments);
  }

  public int exitCode() {
    return exitCode;
  }

  /** What the user is told. */
  public String text(Words words) {
    return words.text(key, (Object[]) arguments);
  }

  /** The same in the language of a locale. */
  public String text(Words words, Locale locale) {
    return words.text(locale, key, (Object[]) arguments);
  }
}
