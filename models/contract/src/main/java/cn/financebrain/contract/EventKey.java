package cn.financebrain.contract;

/**
 * The name of an event: what a department calls it, unique within its source.
 *
 * @param source the feed that tells it, such as {@code bdci/tax_info}; at most 100 characters
 * @param id the identity within the source; at most 200 characters
 */
public record EventKey(String source, String id) implements Comparable<EventKey> {

  /**
   * @throws IllegalArgumentException if source or id is empty or too long
   */
  public EventKey {
    requireLength("source", source, 100);
    requireLength("id", id, 200);
  }

  private static void requireLength(String name, String value, int limit) {
    if (value.isEmpty() || value.length() > limit) {
      throw new IllegalArgumentException(
          "%s of an event has %d characters, expected 1 to %d"
              .formatted(name, value.length(), limit));
    }
  }

  @Override
  public int compareTo(EventKey other) {
    int bySource = source.compareTo(other.source);
    return bySource != 0 ? bySource : id.compareTo(other.id);
  }
}
