package cn.financebrain.dashboards.cases;

import java.util.List;

/** Another system that is told of every step of every case, at least once. */
interface CaseTarget {
  /** Names it in the outbox. */
  String id();

  /** Whether steps are kept for it. */
  boolean isWanted();

  /** Whether it can be told now. */
  boolean isConnected();

  /** Returns when it has all of them; throws where it may not have some. */
  void tell(List<CaseEvent> events);
}
