package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;

/** What became of a row whose enterprise had to be found out. */
sealed interface RowFate {
  enum Plain implements RowFate {
    ACCEPTED,
    DUPLICATE,
    QUEUED
  }

  record Refused(DeadLetter letter) implements RowFate {}

  RowFate ACCEPTED = Plain.ACCEPTED;
  RowFate DUPLICATE = Plain.DUPLICATE;
  RowFate QUEUED = Plain.QUEUED;
}
