package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import java.time.Instant;

/** What became of a row whose enterprise had to be found out. */
sealed interface RowFate {
  enum Plain implements RowFate {
    DUPLICATE,
    QUEUED
  }

  /**
   * It was new.
   *
   * @param known when it could first be known
   */
  record Accepted(Instant known) implements RowFate {}

  record Refused(DeadLetter letter) implements RowFate {}

  RowFate DUPLICATE = Plain.DUPLICATE;
  RowFate QUEUED = Plain.QUEUED;
}
