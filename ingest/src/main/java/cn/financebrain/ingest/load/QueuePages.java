package cn.financebrain.ingest.load;

import cn.financebrain.ingest.resolve.Doubt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The queue of rows without an enterprise by pages, for a process that is asked for many: it keeps
 * where the rows are, takes in what was added since the last page, and reads from disk the rows
 * that a page shows. Only who looks for a text has all rows of that state read.
 */
public final class QueuePages implements AutoCloseable {
  private final Path ingest;
  private Optional<ResolutionQueue> kept = Optional.empty();
  private long rowsRead;

  /**
   * @param ingest the directory {@code DATA/ingest}
   */
  public QueuePages(Path ingest) {
    this.ingest = ingest;
  }

  /**
   * Which rows are asked for.
   *
   * @param feed empty for all
   * @param text part of what the row says of its enterprise; empty for all
   */
  public record Wanted(QueuedRow.State state, Optional<Doubt> doubt, String feed, String text) {}

  /**
   * @param total how many rows are of the kind that was asked for
   * @param open how many rows wait in all
   */
  public record Page(List<QueuedRow> rows, int total, Map<Doubt, Integer> open) {
    public Page {
      rows = List.copyOf(rows);
      open = Map.copyOf(open);
    }
  }

  /**
   * @param from how many rows are passed over
   * @throws IngestException if the queue can't be read
   */
  public synchronized Page page(Wanted wanted, int from, int limit) {
    try {
      ResolutionQueue queue = queue();
      Map<Doubt, Integer> open = new EnumMap<>(Doubt.class);
      List<QueueItem> found = new ArrayList<>();
      for (Doubt doubt : Doubt.values()) {
        open.put(doubt, 0);
      }
      for (QueueItem item : queue.items()) {
        QueuedRow.State state = QueuedRow.state(item);
        if (state == QueuedRow.State.OPEN) {
          open.merge(item.doubt(), 1, Integer::sum);
        }
        if (state == wanted.state() && isWanted(item, wanted, queue)) {
          found.add(item);
        }
      }
      List<QueuedRow> rows = new ArrayList<>();
      int start = Math.min(from, found.size());
      for (QueueItem item : found.subList(start, Math.min(start + limit, found.size()))) {
        rows.add(row(item, queue));
      }
      return new Page(rows, found.size(), open);
    } catch (IOException | UncheckedIOException e) {
      close();
      throw new IngestException("the queue can't be read: " + e.getMessage(), e);
    }
  }

  private boolean isWanted(QueueItem item, Wanted wanted, ResolutionQueue queue)
      throws IOException {
    return wanted.doubt().filter(doubt -> doubt != item.doubt()).isEmpty()
        && (wanted.feed().isEmpty() || wanted.feed().equals(item.feed()))
        && (wanted.text().isEmpty() || row(item, queue).enterprise().contains(wanted.text()));
  }

  private QueuedRow row(QueueItem item, ResolutionQueue queue) throws IOException {
    rowsRead++;
    return QueuedRow.of(item, queue.read(item.lastPosition()));
  }

  /** As it is now; opened anew where a file was replaced, or cut back and written again. */
  private ResolutionQueue queue() throws IOException {
    if (kept.isPresent() && kept.get().catchUp() && kept.get().isCurrent()) {
      return kept.get();
    }
    close();
    ResolutionQueue opened = ResolutionQueue.openToRead(ingest);
    kept = Optional.of(opened);
    return opened;
  }

  /** How many rows were read from disk so far, to show them or to look for a text. */
  synchronized long rowsRead() {
    return rowsRead;
  }

  /** Of no use any more until the next page is asked for. */
  @Override
  public synchronized void close() {
    if (kept.isPresent()) {
      try (ResolutionQueue old = kept.get()) {
        kept = Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
