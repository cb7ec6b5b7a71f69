package cn.financebrain.ingest.load;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the rows of the queue on which something was decided.
 *
 * @param published how many were published
 * @param failed by feed, why rows of it could not be settled; they are tried again the next time
 */
record Settled(long published, Map<String, String> failed) {
  static final Settled NOTHING = new Settled(0, Map.of());

  Settled {
    failed = new TreeMap<>(failed);
  }

  /** For people, a line a feed. */
  List<String> problems() {
    return failed.entrySet().stream()
        .map(
            feed ->
                "rows of %s that waited for their enterprise could not be settled (排队行未能处理): %s; resolve retry tries again"
                    .formatted(feed.getKey(), feed.getValue()))
        .toList();
  }
}
