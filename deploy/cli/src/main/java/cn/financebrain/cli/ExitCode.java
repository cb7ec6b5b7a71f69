package cn.financebrain.cli;

/** What the process tells its caller; picocli's own 2 stands for wrong usage. */
public final class ExitCode {
  public static final int DONE = 0;

  /** The command ran, and what it was asked for did not succeed. */
  public static final int FAILED = 1;

  /** The stack that the command needs does not run, or the machine lacks something. */
  public static final int UNAVAILABLE = 3;

  private ExitCode() {}
}
