package cn.financebrain.ingest.load;

import cn.financebrain.ingest.publish.EventSink;
import cn.financebrain.ingest.resolve.EnterpriseDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes batches of rows in a process that goes on running: each event once, as in a {@link
 * FileIngest}. Ledgers are kept in memory, those used last, and read again where another process
 * has written to them. For use by one thread at a time, which holds the right to publish.
 */
public final class StreamLoad implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamLoad.class);

  private final Path directory;
  private final int entriesKept;
  private Optional<EnterpriseResolution> resolution = Optional.empty();
  private Map<String, String> troubles = Map.of();
  private final Map<String, Ledger> ledgers = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param directory of the ledgers, {@code DATA/ingest}
   * @param entriesKept how many entries may stay in memory, of 48 bytes and more; the ledger that
   *     is at work always does
   */
  public StreamLoad(Path directory, int entriesKept) {
    this.directory = directory;
    this.entriesKept = entriesKept;
  }

  /**
   * Returns when all that is new in the batch is safe in the log.
   *
   * @return what became of its rows that could be read
   * @throws cn.financebrain.ingest.publish.PublishException if not all could be published: the same
   *     rows may be handed over again
   * @throws UncheckedIOException if the ledger can't be read or written: likewise
   */
  public RowBatch.Outcome publish(RowBatch batch, EventSink sink) {
    boolean done = false;
    try {
      Optional<EnterpriseResolution> who = resolution(batch);
      Publication publication =
          new Publication(batch.feed(), sink, ledger(batch.feed()), batch.now(), who);
      RowBatch.Outcome outcome = publication.take(batch);
      publication.flush();
      if (who.isPresent()) {
        tell(who.get().settle(sink, this::use, batch.now(), false));
      }
      done = true;
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger of " + batch.feed() + " can't be read", e);
    } finally {
      if (!done) {
        forget(batch.feed()); // it knows things that are not in the log
        forgetResolution();
      }
      makeRoom();
    }
  }

  /** Once each, as long as the same is wrong. */
  private void tell(Settled settled) {
    for (Map.Entry<String, String> feed : settled.failed().entrySet()) {
      if (!feed.getValue().equals(troubles.get(feed.getKey()))) {
        LOG.warn(
            "{}: rows that waited for their enterprise can't be settled, and are tried again: {}",
            feed.getKey(),
            feed.getValue());
      }
    }
    troubles = settled.failed();
  }

  /** Opened for the first batch that needs it, and kept. */
  private Optional<EnterpriseResolution> resolution(RowBatch batch) throws IOException {
    boolean needed =
        !batch.claimed().isEmpty()
            || batch.rows().stream()
                .flatMap(row -> row.entries().stream())
                .anyMatch(entry -> EnterpriseDirectory.learnsFrom(entry.draft().type()));
    if (!needed) {
      return Optional.empty();
    }
    if (resolution.isPresent() && !resolution.get().catchUp()) {
      forgetResolution();
    }
    if (resolution.isEmpty()) {
      resolution = Optional.of(EnterpriseResolution.open(directory));
    }
    return resolution;
  }

  private void forgetResolution() {
    Optional<EnterpriseResolution> known = resolution;
    resolution = Optional.empty();
    known.ifPresent(StreamLoad::close);
  }

  private void use(String feed, Settlement.Work work) throws IOException {
    boolean done = false;
    try {
      work.with(ledger(feed));
      done = true;
    } finally {
      if (!done) {
        forget(feed);
      }
    }
  }

  private Ledger ledger(String feed) throws IOException {
    Path path = directory.resolve(feed + ".ledger");
    Ledger known = ledgers.get(feed);
    if (known != null && !known.file().isCurrent()) {
      forget(feed);
      known = null;
    }
    if (known == null) {
      known = Ledger.open(path);
      ledgers.put(feed, known);
    }
    return known;
  }

  private void makeRoom() {
    long entries = ledgers.values().stream().mapToLong(Ledger::size).sum();
    Iterator<Map.Entry<String, Ledger>> longestUnused = ledgers.entrySet().iterator();
    while (entries > entriesKept && ledgers.size() > 1) {
      Ledger ledger = longestUnused.next().getValue();
      entries -= ledger.size();
      close(ledger);
      longestUnused.remove();
    }
  }

  private void forget(String feed) {
    Ledger ledger = ledgers.remove(feed);
    if (ledger != null) {
      close(ledger);
    }
  }

  private static void close(Ledger ledger) {
    try {
      ledger.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(EnterpriseResolution resolution) {
    try {
      resolution.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    forgetResolution();
    ledgers.values().forEach(StreamLoad::close);
    ledgers.clear();
  }
}
