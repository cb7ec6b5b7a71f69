package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.feed.FeedLoad;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.Mapped;
import cn.financebrain.ingest.source.RowSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the rows of one source in batches. The reading and mapping needs nothing but the source, so
 * that the right to publish is held only while a batch is.
 */
public final class BatchReading {
  /** Dead letters that a result shows; the others are only counted there. */
  static final int LETTERS_SHOWN = 1_000;

  /** Gets a batch published. */
  @FunctionalInterface
  public interface Publisher {
    /**
     * @return what became of its rows
     */
    RowBatch.Outcome publish(RowBatch batch) throws IOException;
  }

  /**
   * What came of a source.
   *
   * @param letters the first thousand of them
   * @param problems why the source could not be read, or not to its end
   */
  public record Result(FeedLoad load, List<DeadLetter> letters, List<String> problems) {
    public Result {
      letters = List.copyOf(letters);
      problems = List.copyOf(problems);
    }

    public FeedRun run() {
      return load.run();
    }
  }

  private final FeedMapping mapping;
  private final Clock clock;
  private final Publisher publisher;

  public BatchReading(FeedMapping mapping, Clock clock, Publisher publisher) {
    this.mapping = mapping;
    this.clock = clock;
    this.publisher = publisher;
  }

  /** The columns that are taken from rows that have no header. */
  public static List<String> columns(FeedMapping mapping) {
    return TableReading.columns(mapping);
  }

  /**
   * Reads a file as far as it can be read.
   *
   * @param name of the file, by which ledger and dead letters know it
   * @throws IOException if the publisher does
   */
  public Result file(Path file, String name) throws IOException {
    Batches batches = new Batches(name);
    batches.reading().read(file);
    return batches.result(name);
  }

  /**
   * Reads rows as far as they can be read.
   *
   * @param name of where they come from, by which ledger and dead letters know it
   * @throws IOException if the publisher does
   */
  public Result rows(RowSource rows, String name) throws IOException {
    Batches batches = new Batches(name);
    batches.reading().read(rows);
    return batches.result(name);
  }

  private final class Batches implements RowHandler {
    private final Instant now = clock.instant();
    private final Counts counts = new Counts(mapping);
    private final Findings findings = new Findings();
    private final List<DeadLetter> shown = new ArrayList<>();
    private final KeyTable met = new KeyTable();
    private final EventNames names;
    private RowBatch batch = new RowBatch(mapping.feed(), now);
    private long characters;

    Batches(String name) {
      this.names = new EventNames(mapping, name);
    }

    TableReading reading() {
      return new TableReading(mapping, names.source(), now, findings, counts.tally(), this);
    }

    @Override
    public void mapped(Mapped.Drafts row) {
      List<RowBatch.Entry> events = new ArrayList<>(row.drafts().size());
      for (Mapped.Draft draft : row.drafts()) {
        String base = names.base(row.id(), draft.type());
        EventNames.Named named = names.named(base, met.meet(EventNames.ofBase(base)));
        events.add(new RowBatch.Event(draft, named));
      }
      batch.add(events);
    }

    @Override
    public void claimed(Mapped.Claimed row, RowText text) {
      batch.add(ClaimedRow.of(row, names, met, text));
    }

    @Override
    public void rejected(DeadLetter letter) {
      counts.reject(letter.reason());
      batch.add(letter);
      show(letter);
    }

    private void show(DeadLetter letter) {
      if (shown.size() < LETTERS_SHOWN) {
        shown.add(letter);
      }
    }

    @Override
    public void rowDone(int length, long bytesRead) throws IOException {
      characters += length;
      if (batch.size() >= TableLoad.BATCH_RECORDS || characters >= TableLoad.BATCH_CHARACTERS) {
        publish();
      }
    }

    private void publish() throws IOException {
      if (batch.size() > 0) {
        RowBatch.Outcome outcome = publisher.publish(batch);
        counts.add(outcome);
        outcome.refused().forEach(this::show);
      }
      batch = new RowBatch(mapping.feed(), now);
      characters = 0;
    }

    Result result(String input) throws IOException {
      publish();
      return new Result(counts.load(input, now, clock.instant()), shown, findings.problems);
    }
  }
}
