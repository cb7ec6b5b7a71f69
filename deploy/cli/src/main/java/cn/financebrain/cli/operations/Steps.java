package cn.financebrain.cli.operations;

/** Told how far long work is. */
public interface Steps {
  /** Of work whose length nobody asks for. */
  Steps UNCOUNTED =
      new Steps() {
        @Override
        public void of(long total) {}

        @Override
        public void step() {}
      };

  /** How many steps there are in all, once it is known. */
  void of(long total);

  /**
   * One more is done.
   *
   * @throws StoppedException if somebody asked for the end of the work
   */
  void step();
}
