package cn.financebrain.ingest.load;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.publish.HistorySink;
import cn.financebrain.ingest.sort.Entry;
import cn.financebrain.ingest.sort.Merge;
import cn.financebrain.ingest.sort.Place;
import cn.financebrain.ingest.sort.Sorter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The log that a load of history makes of a feed's files ({@code ingest --history}), kept on disk
 * by enterprise: for measuring without a stack what does not fit into memory. Each enterprise's
 * events stand in the order of the log, with the arrival that they have there. To be closed, which
 * deletes it.
 */
public final class HistoryLog implements AutoCloseable {
  /** What the events that are being sorted may take, in bytes. */
  private static final long SORTING = 96L << 20;

  /** Events of enterprises that are worked on side by side, at most about as many. */
  private static final int BATCH_EVENTS = 40_000;

  private final Path kept;
  private final ScratchDirectory scratch;
  private final Sorter sorter;
  private final Set<String> enterprises = new HashSet<>();
  private final TreeMap<Long, Integer> days = new TreeMap<>();
  private long events;
  private Instant latest = Instant.MIN;
  private IngestResult result;

  private HistoryLog(Path kept, ScratchDirectory scratch) {
    this.kept = kept;
    this.scratch = scratch;
    this.sorter = new Sorter(scratch.path(), "log", SORTING);
  }

  /**
   * Reads the files.
   *
   * @param now the time of reading: what is known only later by its own account is known then
   * @throws IngestException if there is no such input, or no mapping matches any file of it
   */
  public static HistoryLog read(FeedSet feed, Path input, Instant now, Progress progress) {
    try {
      Path kept = Files.createTempDirectory("finance-brain-log");
      HistoryLog log = new HistoryLog(kept, ScratchDirectory.in(kept));
      try {
        Path ledgers = Files.createDirectories(log.scratch.path().resolve("ledgers"));
        log.result =
            new HistoryIngest(
                    log.new Recorder(), ledgers, Clock.fixed(now, ZoneOffset.UTC), progress)
                .run(feed, input);
        return log;
      } catch (RuntimeException | IOException e) {
        log.close();
        throw e;
      }
    } catch (IOException | UncheckedIOException e) {
      throw new IngestException("the files can't be read: " + e.getMessage(), e);
    }
  }

  /** What became of the rows. */
  public IngestResult result() {
    return result;
  }

  /** Events of all enterprises. */
  public long events() {
    return events;
  }

  /** Enterprises that anything is told of, also those that nobody registered. */
  public int enterprises() {
    return enterprises.size();
  }

  /** Events by the day of their arrival, see {@link DayBegins#dayOf}; ascending. */
  public NavigableMap<Long, Integer> eventsByDay() {
    return Collections.unmodifiableNavigableMap(days);
  }

  /**
   * Works through all enterprises in the order of their ids, on all processors. May be called
   * again.
   *
   * @param work is given the events of one enterprise, in the order of the log; called by several
   *     threads
   * @param then is given what came of it, one after another in the order of the enterprises
   */
  public <R> void byEnterprise(Function<List<EnterpriseEvent>, R> work, Consumer<R> then) {
    try (Merge merge = sorter.sorted()) {
      List<List<byte[]>> batch = new ArrayList<>();
      int size = 0;
      String before = "";
      for (Optional<Entry> e = merge.next(); e.isPresent(); e = merge.next()) {
        String enterprise = e.get().place().name();
        if (!enterprise.equals(before)) {
          if (size >= BATCH_EVENTS) {
            work(batch, work, then);
            size = 0;
          }
          batch.add(new ArrayList<>());
          before = enterprise;
        }
        batch.get(batch.size() - 1).add(e.get().body());
        size++;
      }
      work(batch, work, then);
    } catch (IOException e) {
      throw new UncheckedIOException("the log can't be read again", e);
    }
  }

  private static <R> void work(
      List<List<byte[]>> batch, Function<List<EnterpriseEvent>, R> work, Consumer<R> then) {
    List<R> done =
        batch.parallelStream()
            .map(bodies -> work.apply(bodies.stream().map(RecordedEvents::of).toList()))
            .toList();
    done.forEach(then);
    batch.clear();
  }

  @Override
  public void close() throws IOException {
    sorter.discard();
    scratch.close();
    Files.delete(kept);
  }

  /** Takes events instead of the log; what is rejected is counted by the load itself. */
  private final class Recorder implements HistorySink {
    @Override
    public void publish(EnterpriseEvent event) {
      publish(event, HistoryPublishing.arrival(event.availableTime()));
    }

    @Override
    public void publish(EnterpriseEvent event, Instant arrival) {
      latest = arrival.isAfter(latest) ? arrival : latest;
      String enterprise = event.enterprise().text();
      try {
        byte[] body = RecordedEvents.bytes(event.arriving(latest, 0));
        sorter.add(new Entry(new Place(Instant.EPOCH, enterprise, events++), body));
      } catch (IOException e) {
        throw new UncheckedIOException("the log can't be kept on disk", e);
      }
      enterprises.add(enterprise);
      days.merge(DayBegins.dayOf(latest), 1, Integer::sum);
    }

    @Override
    public Instant latestArrival() {
      return latest;
    }

    @Override
    public void reject(DeadLetter letter) {}

    @Override
    public void flush() {}
  }
}
