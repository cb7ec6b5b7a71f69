package cn.financebrain.ingest.sort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An external merge sort. Entries are gathered up to the memory that is allowed, sorted and written
 * as a run; a batch that stands behind the run before goes on with it, so what comes in order makes
 * one run and is not merged. Runs lie in a directory that is the caller's to clean.
 */
public final class Sorter {
  /** Of each run that is merged, a buffer is in memory. */
  static final int FAN_IN = 64;

  private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::place);

  private final Path directory;
  private final String name;
  private final long memory;
  private final List<Run> runs = new ArrayList<>();
  private final List<Entry> batch = new ArrayList<>();
  private RunWriter open;
  private long held;
  private int files;

  /**
   * @param name beginning of the names of the runs
   * @param memory bytes that the entries in memory may take
   */
  public Sorter(Path directory, String name, long memory) {
    this.directory = directory;
    this.name = name;
    this.memory = memory;
  }

  public void add(Entry entry) throws IOException {
    batch.add(entry);
    held += entry.memory();
    if (held >= memory) {
      writeBatch();
    }
  }

  private void writeBatch() throws IOException {
    batch.sort(ORDER);
    if (open != null && !open.takes(batch.get(0))) {
      closeRun();
    }
    if (open == null) {
      open = new RunWriter(next());
    }
    for (Entry entry : batch) {
      open.write(entry);
    }
    batch.clear();
    held = 0;
  }

  private Path next() {
    return directory.resolve("%s-%06d.run".formatted(name, ++files));
  }

  private void closeRun() throws IOException {
    open.close();
    runs.add(open.run());
    open = null;
  }

  /** All that was added, in order; nothing may be added any more. */
  public Merge sorted() throws IOException {
    if (!batch.isEmpty()) {
      writeBatch();
    }
    if (open != null) {
      closeRun();
    }
    while (runs.size() > FAN_IN) {
      runs.add(merged(runs.subList(0, FAN_IN)));
    }
    return Merge.of(runs);
  }

  /** One run instead of these. */
  private Run merged(List<Run> some) throws IOException {
    try (Merge merge = Merge.of(some);
        RunWriter writer = new RunWriter(next())) {
      for (Optional<Entry> e = merge.next(); e.isPresent(); e = merge.next()) {
        writer.write(e.get());
      }
      for (Run run : some) {
        run.delete();
      }
      some.clear();
      return writer.run();
    }
  }

  /** How many runs there are now. */
  int runs() {
    return runs.size();
  }

  /** Deletes the runs, once nobody reads them any more; after a failure, closes what is open. */
  public void discard() throws IOException {
    if (open != null) {
      closeRun();
    }
    for (Run run : runs) {
      run.delete();
    }
    runs.clear();
    batch.clear();
  }
}
