package cn.financebrain.scoring.alert;

import java.time.Duration;

/**
 * When a score or a hard rule becomes an alert.
 *
 * @param endBelow an episode ends when the index falls below this and no rule fires
 * @param sharpRise points that the index must rise between two evaluations by the same release,
 *     from yellow on, to open an episode without a rise to orange
 * @param coolDown what returns within this after an episode's last alert goes on with the same
 *     episode, without a new alert unless its band is higher
 */
public record AlertPolicy(double endBelow, double sharpRise, Duration coolDown) {
  public static final AlertPolicy DEFAULT = new AlertPolicy(55, 15, Duration.ofDays(30));

  public AlertPolicy {
    if (!(endBelow > 0 && endBelow <= 60 && sharpRise > 0) || coolDown.isNegative()) {
      throw new IllegalArgumentException(
          "endBelow %s (expected 0 to 60), sharpRise %s (above 0), coolDown %s (0 or more)"
              .formatted(endBelow, sharpRise, coolDown));
    }
  }
}
