package cn.financebrain.scoring.peer;

import java.util.ArrayList;
import java.util.List;

/**
 * Enterprises that one tag compares with each other.
 *
 * @param tag the tag that compares
 * @param codes that all of them have, coarsest first; at least one, and none has a line break
 */
public record PeerGroup(String tag, List<String> codes) {
  private static final char SEPARATOR = '\n';

  public PeerGroup {
    codes = List.copyOf(codes);
  }

  /** What names the group: different groups have different keys. */
  public String key() {
    return tag + SEPARATOR + String.join(String.valueOf(SEPARATOR), codes);
  }

  /** The group that {@link #key} named. */
  public static PeerGroup ofKey(String key) {
    List<String> parts = List.of(key.split(String.valueOf(SEPARATOR), -1));
    return new PeerGroup(parts.get(0), parts.subList(1, parts.size()));
  }

  /** The group of all codes, and those that are coarser. */
  static List<PeerGroup> all(String tag, List<String> codes) {
    List<PeerGroup> groups = new ArrayList<>(codes.size());
    for (int depth = 1; depth <= codes.size(); depth++) {
      groups.add(new PeerGroup(tag, codes.subList(0, depth)));
    }
    return groups;
  }
}
