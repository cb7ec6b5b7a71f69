package cn.financebrain.ingest.sort;

import java.time.Instant;

/**
 * Where a record stands in the order: by time, then by name, then as it was numbered.
 *
 * @param name at most 20,000 characters
 */
public record Place(Instant time, String name, long number) implements Comparable<Place> {

  @Override
  public int compareTo(Place other) {
    int byTime = time.compareTo(other.time);
    if (byTime != 0) {
      return byTime;
    }
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : Long.compare(number, other.number);
  }
}
