package cn.financebrain.training;

/** Tells how far a long piece of work has come. Called from several threads. */
@FunctionalInterface
public interface Progress {
  Progress SILENT = (done, of) -> {};

  /**
   * @param done steps finished, 1 to {@code of}
   */
  void step(int done, int of);

  /**
   * Progress of a piece of this work.
   *
   * @param before steps of this work that came before the piece
   * @param all steps of this work
   */
  default Progress part(int before, int all) {
    return (done, of) -> step(before + done, all);
  }
}
