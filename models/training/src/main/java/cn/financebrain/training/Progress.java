package cn.financebrain.training;

/** Tells how far a long piece of work has come. Called from several threads. */
@FunctionalInterface
public interface Progress {
  Progress SILENT = (done, of) -> {};

  /**
   * @param done steps finished, 1 to {@code of}
   */
  void step(int done, int of);
}
