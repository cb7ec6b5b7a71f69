package cn.financebrain.training.command;

/** A failure that the user is told in one line, in their language, without a stack trace. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** What was asked for did not succeed. */
  static CommandFailure failed(String key, Object... arguments) {
    return new CommandFailure(1, Messages.text(key, arguments));
  }

  /** The arguments can't be meant. */
  static CommandFailure usage(String key, Object... arguments) {
    return new CommandFailure(2, Messages.text(key, arguments));
  }

  int exitCode() {
    return exitCode;
  }
}
