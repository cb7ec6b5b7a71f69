package cn.financebrain.ingest.connect;

import java.time.Duration;

/** Asks its department again and again. Used by one thread. */
interface Connection extends AutoCloseable {
  String name();

  /** How long to wait after it found nothing more. */
  Duration every();

  /**
   * Takes what there is.
   *
   * @return what it took, in one sentence; empty if there was nothing
   * @throws Exception if something is broken: it is tried again later
   */
  String run() throws Exception;

  /** Called by its thread when it asks no more. */
  @Override
  default void close() {}
}
