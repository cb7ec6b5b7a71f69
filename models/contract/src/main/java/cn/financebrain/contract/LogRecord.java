package cn.financebrain.contract;

import java.time.Instant;

/**
 * What the canonical log {@code fb.event.v1} holds of enterprises, by which it is keyed. Everything
 * that a score depends on stands in this log, so scores and alerts can be derived again from it.
 * Beside these records it holds {@link DayBegins}.
 */
public sealed interface LogRecord permits EnterpriseEvent, Evaluation {

  EnterpriseId enterprise();

  /** When the record entered the log; never goes back within a partition. */
  Instant arrivalTime();

  /** The release (models, rules, catalogue) in force when the record entered the log, from 0. */
  int release();
}
