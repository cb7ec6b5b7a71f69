package cn.financebrain.scoring.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long the events of a type can be seen by its tags: the longest span before the as-of instant
 * that one of them looks at (a window, or the offset and the window that it is held against), and
 * {@link #MARGIN}. Of a type that no tag reads it is the margin alone.
 *
 * @param seconds {@link Long#MAX_VALUE} where some tag sees events of any age
 */
record Reach(long seconds) {
  /** Views that go back less than this are right although something was forgotten. */
  static final Duration MARGIN = Duration.ofDays(2);

  private static final Reach ENDLESS = new Reach(Long.MAX_VALUE);

  static Reach of(List<TypePlan.Span> spans) {
    Duration longest = Duration.ZERO;
    for (TypePlan.Span span : spans) {
      if (span.length() == Long.MAX_VALUE) {
        return ENDLESS;
      }
      Duration length = Duration.ofMillis(span.offset()).plusMillis(span.length());
      longest = length.compareTo(longest) > 0 ? length : longest;
    }
    return new Reach(longest.plus(MARGIN).toSeconds());
  }

  boolean isEndless() {
    return seconds == Long.MAX_VALUE;
  }

  /**
   * Whether a fact of the type is out of sight at an instant, and so at all later ones: it happened
   * and became available longer before it than this. What enrols or names an enterprise never is.
   */
  boolean hasLost(Fact fact, Instant at) {
    return !isEndless()
        && !fact.enrols()
        && fact.isAllBefore(at.getEpochSecond() - seconds, at.getNano());
  }
}
