package cn.financebrain.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * How many alerts the inspectors of a district can handle on a day, from a date on. It holds for
 * each 6-digit district below the region by itself, and for each risk by itself.
 *
 * @param region 2, 4 or 6 leading digits of region codes (GB/T 2260)
 * @param risk empty where it holds for both
 * @param perDay 0 or more; empty where what was set before holds no longer
 * @param from first day (UTC+8) on which it holds
 * @param setBy who set it, as they call themselves
 */
public record AlertBudget(
    String region,
    Optional<Risk> risk,
    OptionalInt perDay,
    LocalDate from,
    String setBy,
    Instant setAt) {
  private static final Pattern REGION = Pattern.compile("([0-9]{2}){1,3}");

  /**
   * @throws IllegalArgumentException if the region has other digits, the number is negative, or
   *     nobody set it
   */
  public AlertBudget {
    if (!isRegion(region)) {
      throw new IllegalArgumentException(
          "region '%s', expected 2, 4 or 6 digits".formatted(region));
    }
    if (perDay.orElse(0) < 0) {
      throw new IllegalArgumentException(
          "budget %d a day, expected 0 or more".formatted(perDay.getAsInt()));
    }
    if (setBy.isBlank()) {
      throw new IllegalArgumentException("a budget needs the name of who sets it");
    }
  }

  /** Whether a text is 2, 4 or 6 digits. */
  public static boolean isRegion(String text) {
    return REGION.matcher(text).matches();
  }
}
