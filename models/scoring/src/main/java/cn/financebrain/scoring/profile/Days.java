package cn.financebrain.scoring.profile;

import java.time.Instant;
import java.time.ZoneOffset;

/** Days and years are counted in the zone of the cities watched. */
final class Days {
  static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

  private static final long SECONDS = 24 * 3600;

  private Days() {}

  /** The day of an instant, counted from 1970-01-01. */
  static long of(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond() + ZONE.getTotalSeconds(), SECONDS);
  }

  /** The first millisecond of a day. */
  static long start(long day) {
    return (day * SECONDS - ZONE.getTotalSeconds()) * 1_000;
  }
}
