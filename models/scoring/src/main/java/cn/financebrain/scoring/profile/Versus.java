package cn.financebrain.scoring.profile;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds the value of a window against that of an earlier one.
 *
 * @param window length of the earlier window; empty for everything up to its end
 * @param offset how long before the as-of instant the earlier window ends
 */
record Versus(As as, Optional<Duration> window, Duration offset) {

  /** What is made of the two values. */
  enum As {
    /** now / then. */
    RATIO("as a multiple of"),
    /** now / then − 1. */
    GROWTH("growth against"),
    /** 1 − now / then. */
    DROP("drop against"),
    /** now − then. */
    DIFFERENCE("difference to"),
    /**
     * (now − expected) / √max(expected, 1), where the earlier window's rate tells what was
     * expected: the number of standard deviations of a Poisson count.
     */
    SIGMA("standard deviations (Poisson) above");

    private final String words;

    As(String words) {
      this.words = words;
    }

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** NaN where the earlier value gives nothing to compare with. */
    double of(double now, double then) {
      return switch (this) {
        case RATIO -> now / nonZero(then);
        case GROWTH -> now / nonZero(then) - 1;
        case DROP -> 1 - now / nonZero(then);
        case DIFFERENCE -> now - then;
        case SIGMA -> (now - then) / Math.sqrt(Math.max(then, 1));
      };
    }

    private static double nonZero(double then) {
      return then == 0 ? Double.NaN : then;
    }
  }

  String describe() {
    return ", "
        + as.words
        + " "
        + window.map(w -> "the " + w.toDays() + " days").orElse("all")
        + " up to "
        + offset.toDays()
        + " days ago";
  }
}
