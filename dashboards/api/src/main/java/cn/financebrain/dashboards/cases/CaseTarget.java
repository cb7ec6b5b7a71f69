package cn.financebrain.dashboards.cases;

import java.util.List;
import java.util.UUID;

/** Another system that is told of every step of every case, and has each once in the end. */
interface CaseTarget {
  /** Names it in the outbox. */
  String id();

  /** Whether steps are kept for it. */
  boolean isWanted();

  /** Whether it can be told now. */
  boolean isConnected();

  /**
   * Comes before what is to be told is read, so that whoever read it later ends who read earlier.
   */
  default void connect() {}

  /**
   * Returns when it has all of them; throws where it may not have some, and is then told the same
   * batch again before any other.
   */
  void tell(UUID batch, List<CaseEvent> events);
}
