package cn.financebrain.cli.operations;

/** Ends work that somebody asked to stop. */
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoppedException() {
    super("stopped on request");
  }
}
