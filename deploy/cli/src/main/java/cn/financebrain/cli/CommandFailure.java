package cn.financebrain.cli;

/** A failure that the user is told in one line, in their language, without a stack trace. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** What was asked for did not succeed. */
  public static CommandFailure failed(String key, Object... arguments) {
    return new CommandFailure(ExitCode.FAILED, Messages.text(key, arguments));
  }

  /** The stack does not run, or the machine lacks something. */
  public static CommandFailure unavailable(String key, Object... arguments) {
    return new CommandFailure(ExitCode.UNAVAILABLE, Messages.text(key, arguments));
  }

  public int exitCode() {
    return exitCode;
  }
}
