package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.publish.EventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The events of a feed's files in memory, as a load of history publishes them to the log: each
 * arrives when it is available. For measuring on public data without a stack.
 *
 * @param byEnterprise in the order of {@link EnterpriseId#text()}
 * @param result what became of the rows
 */
public record FeedEvents(
    Map<EnterpriseId, List<EnterpriseEvent>> byEnterprise, IngestResult result) {

  /**
   * @param now the time of reading: what is known only later by its own account is known then
   * @throws IngestException if there is no such input, or no mapping matches any file of it
   */
  public static FeedEvents read(FeedSet feed, Path input, Instant now, Progress progress) {
    Collected collected = new Collected();
    try {
      Path kept = Files.createTempDirectory("finance-brain-ledgers");
      try (ScratchDirectory scratch = ScratchDirectory.in(kept)) {
        IngestResult result =
            new FileIngest(collected, scratch.path(), Clock.fixed(now, ZoneOffset.UTC), progress)
                .run(feed, input);
        return new FeedEvents(Collections.unmodifiableMap(collected.events), result);
      } finally {
        Files.delete(kept);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new IngestException("the files can't be read: " + e.getMessage(), e);
    }
  }

  /** Takes events instead of the log; what is rejected is counted by the load itself. */
  private static final class Collected implements EventSink {
    final Map<EnterpriseId, List<EnterpriseEvent>> events =
        new TreeMap<>(Comparator.comparing(EnterpriseId::text));

    @Override
    public void publish(EnterpriseEvent event) {
      events
          .computeIfAbsent(event.enterprise(), any -> new ArrayList<>())
          .add(event.arriving(HistoryPublishing.arrival(event.availableTime()), event.release()));
    }

    @Override
    public void reject(DeadLetter letter) {}

    @Override
    public void flush() {}
  }
}
