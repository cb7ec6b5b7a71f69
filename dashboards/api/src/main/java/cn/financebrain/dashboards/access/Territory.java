package cn.financebrain.dashboards.access;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;

/**
 * The regions that a user may see, as leading digits of GB/T 2260 codes down to towns (nine
 * digits). An enterprise without a known region is only in the territory of the whole city.
 *
 * @param prefixes sorted, none the beginning of another; one empty prefix for the whole city; none
 *     for nothing at all
 */
public record Territory(List<String> prefixes) implements Serializable {
  public static final Territory CITY = new Territory(List.of(""));
  public static final Territory NOWHERE = new Territory(List.of());

  private static final String FORM = "[0-9]{0,12}";

  /**
   * @throws IllegalArgumentException if one is no beginning of a region code
   */
  public Territory {
    List<String> sorted = prefixes.stream().distinct().sorted().toList();
    for (String prefix : sorted) {
      if (!prefix.matches(FORM)) {
        throw new IllegalArgumentException("no region code: '" + prefix + "'");
      }
    }
    prefixes =
        sorted.stream()
            .filter(
                prefix ->
                    sorted.stream()
                        .noneMatch(other -> !other.equals(prefix) && prefix.startsWith(other)))
            .toList();
  }

  public static Territory of(Collection<String> prefixes) {
    return new Territory(List.copyOf(prefixes));
  }

  public boolean isCity() {
    return prefixes.equals(CITY.prefixes);
  }

  /**
   * @param region a region code; empty where it is not known
   */
  public boolean holds(String region) {
    return prefixes.stream().anyMatch(region::startsWith);
  }

  /**
   * Whether something of the region may be inside: it is all inside, or the territory lies in it. A
   * department that tells districts alone leaves open of which town an enterprise is.
   */
  public boolean mayHold(String region) {
    return holds(region)
        || (!region.isEmpty() && prefixes.stream().anyMatch(prefix -> prefix.startsWith(region)));
  }

  /** Whether some place may be in both. */
  public boolean meets(Territory other) {
    return prefixes.stream()
        .anyMatch(
            prefix ->
                other.prefixes.stream()
                    .anyMatch(each -> prefix.startsWith(each) || each.startsWith(prefix)));
  }

  /** Whether the other is somewhere, and all inside: nowhere is not within anything. */
  public boolean holdsAll(Territory other) {
    return !other.prefixes.isEmpty() && other.prefixes.stream().allMatch(this::holds);
  }
}
