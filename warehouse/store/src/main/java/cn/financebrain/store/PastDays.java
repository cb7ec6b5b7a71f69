package cn.financebrain.store;

/** How far back what is asked for lately may lie. */
public final class PastDays {
  /** Further back it is not asked. */
  public static final int MAX = 365;

  private PastDays() {}

  /**
   * Whole days, from 1 to {@link #MAX}.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public static int parse(String text) {
    if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > MAX) {
      throw new IllegalArgumentException(
          "'%s' is no number of days from 1 to %d".formatted(text, MAX));
    }
    return Integer.parseInt(text);
  }
}
