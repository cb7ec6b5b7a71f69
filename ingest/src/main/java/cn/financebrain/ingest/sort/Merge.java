package cn.financebrain.ingest.sort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** The entries of several runs in one order. Holds one entry and one buffer a run in memory. */
public final class Merge implements AutoCloseable {
  private final List<RunReader> readers = new ArrayList<>();
  private final PriorityQueue<RunReader> queue =
      new PriorityQueue<>(Comparator.comparing((RunReader reader) -> reader.current().place()));

  private Merge() {}

  public static Merge of(List<Run> runs) throws IOException {
    Merge merge = new Merge();
    try {
      for (Run run : runs) {
        RunReader reader = new RunReader(run);
        merge.readers.add(reader);
        merge.enqueue(reader);
      }
      return merge;
    } catch (IOException | RuntimeException e) {
      merge.close();
      throw e;
    }
  }

  private void enqueue(RunReader reader) {
    if (!reader.ended()) {
      queue.add(reader);
    }
  }

  /** The next entry, or nothing at the end. */
  public Optional<Entry> next() throws IOException {
    RunReader first = queue.poll();
    if (first == null) {
      return Optional.empty();
    }
    Entry entry = first.current();
    first.advance();
    enqueue(first);
    return Optional.of(entry);
  }

  @Override
  public void close() throws IOException {
    for (RunReader reader : readers) {
      reader.close();
    }
  }
}
