package cn.financebrain.contract;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Says in one partition of the canonical log that a day has begun: every later record of the
 * partition arrives on that day or after. Written to all partitions before the first record of a
 * day to any of them, so that whoever needs all records before a midnight knows when it has them,
 * also from partitions to which nothing else comes.
 *
 * @param day counted from 1970-01-01, in the zone of the cities watched (UTC+8)
 * @param stale what the feeds leave untold as the day begins; absent where that is not known (a day
 *     of a history that is loaded, a mark of an older version), which is held against nothing
 */
public record DayBegins(long day, Optional<StaleTypes> stale) {
  private static final long OFFSET = ZoneOffset.ofHours(8).getTotalSeconds();
  private static final long SECONDS = 24 * 3600;

  /** A day of whose feeds nothing is known. */
  public DayBegins(long day) {
    this(day, Optional.empty());
  }

  /** The day of an instant. */
  public static long dayOf(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond() + OFFSET, SECONDS);
  }

  /** The midnight with which a day begins. */
  public static Instant startOf(long day) {
    return Instant.ofEpochSecond(day * SECONDS - OFFSET);
  }

  /** When the mark counts as having entered the log. */
  public Instant arrivalTime() {
    return startOf(day);
  }
}
