package cn.financebrain.ingest.sort;

/**
 * A record that is sorted.
 *
 * @param body whatever its owner wrote; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // entries are never compared
public record Entry(Place place, byte[] body) {
  private static final int OBJECTS = 160;

  /** About how many bytes of memory it takes. */
  public long memory() {
    return OBJECTS + 2L * place.name().length() + body.length;
  }
}
