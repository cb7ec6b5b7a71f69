package cn.financebrain.scoring.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days and years are counted in the zone of the cities watched. */
final class Days {
  static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

  private Days() {}

  static LocalDate of(Instant instant) {
    return instant.atOffset(ZONE).toLocalDate();
  }
}
