package cn.financebrain.cli;

import cn.financebrain.ingest.publish.Patience;
import java.time.Duration;

/** How long a command waits for another process to let it publish. */
final class Waiting {
  /** Connections give way within a second or so; another command is not waited for any longer. */
  static final Patience PATIENCE =
      new Patience(
          Duration.ofMinutes(1),
          owner -> System.err.println(Messages.text("publish.waiting", owner)));

  /** For one who gave way and comes back. */
  static final Patience FOR_EVER = new Patience(Duration.ofDays(365), owner -> {});

  private Waiting() {}
}
