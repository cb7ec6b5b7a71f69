package cn.financebrain.store;

import cn.financebrain.contract.TagSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the value of a tag must be, or that it changed lately.
 *
 * @param tag id of a tag of the catalogue
 * @param value a number, a code, or {@code true} or {@code false}; of {@link Test#CHANGED} a number
 *     of days; empty where the test needs none
 * @param since of {@link Test#CHANGED}, and of no other: it changed then or later
 */
public record TagCondition(String tag, Test test, String value, Optional<Instant> since) {
  /**
   * How a value is tested. A missing value passes {@link #MISSING}, and {@link #CHANGED} where it
   * was known before; a first value is no change.
   */
  public enum Test {
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">="),
    EQ("="),
    NE("!="),
    KNOWN(""),
    MISSING(""),
    CHANGED("");

    private final String sql;

    Test(String sql) {
      this.sql = sql;
    }

    /** As addresses write it, such as {@code gt}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    public boolean needsValue() {
      return this != KNOWN && this != MISSING;
    }

    /** Whether tags of the kind can be tested so: codes and truths have no order. */
    public boolean fits(TagSpec.Kind kind) {
      return kind == TagSpec.Kind.QUANTITY || !ORDERS.contains(this);
    }
  }

  private static final Set<Test> ORDERS = Set.of(Test.LT, Test.LE, Test.GT, Test.GE);

  /**
   * Reads what {@link #text} writes, for a tag of a known kind.
   *
   * @param now from when days count back
   * @throws IllegalArgumentException saying what is wrong with the test or the value
   */
  public static TagCondition of(TagSpec tag, String test, String value, Instant now) {
    Test known = null;
    for (Test each : Test.values()) {
      if (each.id().equals(test) && each.fits(tag.kind())) {
        known = each;
      }
    }
    if (known == null) {
      throw new IllegalArgumentException(
          "'%s' is no test of a %s".formatted(test, tag.kind().name().toLowerCase(Locale.ROOT)));
    }
    if (known.needsValue() == value.isEmpty()) {
      throw new IllegalArgumentException(
          known.needsValue() ? "a value is missing" : "'%s' takes no value".formatted(test));
    }
    if (known == Test.CHANGED) {
      return new TagCondition(
          tag.id(), known, value, Optional.of(now.minus(Duration.ofDays(PastDays.parse(value)))));
    }
    if (known.needsValue()) {
      check(tag.kind(), value);
    }
    return new TagCondition(tag.id(), known, value, Optional.empty());
  }

  private static void check(TagSpec.Kind kind, String value) {
    boolean fine =
        switch (kind) {
          case QUANTITY -> isNumber(value);
          case TRUTH -> value.equals("true") || value.equals("false");
          case CODE -> value.indexOf('\0') < 0;
        };
    if (!fine) {
      throw new IllegalArgumentException(
          "'%s' is no %s".formatted(value, kind == TagSpec.Kind.QUANTITY ? "number" : "value"));
    }
  }

  /** Plain decimal notation, which means the same everywhere. */
  private static boolean isNumber(String value) {
    return value.matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?");
  }

  /** Such as {@code cmp_cnt_90d:gt:3}. */
  public String text() {
    return "%s:%s:%s".formatted(tag, test.id(), value);
  }

  /** Adds the condition on a row of {@code enterprise_tag_log}: of all but MISSING and CHANGED. */
  void addTo(Where where, TagSpec.Kind kind) {
    String column = Quote.name(tag);
    if (test == Test.KNOWN) {
      where.and(column + " IS NOT NULL");
      return;
    }
    String condition = "%s %s ?".formatted(column, test.sql);
    switch (kind) {
      case QUANTITY -> where.and(condition, Double.parseDouble(value));
      case TRUTH -> where.and(condition, Boolean.parseBoolean(value));
      case CODE -> where.and(condition, value);
    }
  }
}
