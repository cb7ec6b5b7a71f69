package cn.financebrain.console;

/** What a process tells its caller. */
public final class ExitCode {
  public static final int DONE = 0;

  /** The command ran, and what it was asked for did not succeed. */
  public static final int FAILED = 1;

  /** The arguments can't be meant; picocli's own number for it. */
  public static final int USAGE = 2;

  /** The stack that the command needs does not run, or the machine lacks something. */
  public static final int UNAVAILABLE = 3;

  private ExitCode() {}
}
