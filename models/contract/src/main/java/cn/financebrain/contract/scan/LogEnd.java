package cn.financebrain.contract.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A place in every partition of the log. What stands behind it is not known yet.
 *
 * @param offsets the last offset that counts, by partition; of other partitions nothing counts
 */
public record LogEnd(Map<Integer, Long> offsets) {
  public LogEnd {
    offsets = Map.copyOf(offsets);
  }

  /**
   * Reads what {@link #text} writes.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static LogEnd parse(String text) {
    Map<Integer, Long> offsets = new TreeMap<>();
    for (String part : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
      String[] pair = part.split(":", -1);
      if (pair.length != 2) {
        throw new IllegalArgumentException(
            "log end '%s', expected partition:offset pairs".formatted(text));
      }
      offsets.put(Integer.valueOf(pair[0]), Long.valueOf(pair[1]));
    }
    return new LogEnd(offsets);
  }

  /** Such as {@code 0:4711 1:815}, in the order of the partitions. */
  public String text() {
    List<String> parts = new ArrayList<>();
    new TreeMap<>(offsets).forEach((partition, offset) -> parts.add(partition + ":" + offset));
    return String.join(" ", parts);
  }
}
