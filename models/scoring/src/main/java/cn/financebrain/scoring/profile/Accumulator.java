package cn.financebrain.scoring.profile;

import cn.financebrain.contract.FieldValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Folds the values of one tag in canonical order. */
interface Accumulator {
  /** The zone in which days and years are counted: that of the cities watched. */
  ZoneOffset ZONE = ZoneOffset.ofHours(8);

  /**
   * @param value the tag's value at the event; null only where the tag has no value expression
   * @param weight how much the event counts; 1 where the tag states no weight
   */
  void add(Instant eventTime, FieldValue value, double weight);

  /** The value as of an instant, or null where it is missing. */
  FieldValue result(Instant asOf);

  static LocalDate day(Instant instant) {
    return instant.atOffset(ZONE).toLocalDate();
  }
}
