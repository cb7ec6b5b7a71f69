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

  /** The same, for work that must not be left half done: it goes on whoever asks for its end. */
  default Steps toTheEnd() {
    Steps told = this;
    return new Steps() {
      @Override
      public void of(long total) {
        told.of(total);
      }

      @Override
      public void step() {
        try {
          told.step();
        } catch (StoppedException asked) {
          // not here
        }
      }
    };
  }
}
