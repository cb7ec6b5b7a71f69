package cn.financebrain.ingest.load;

import cn.financebrain.contract.Uscc;
import cn.financebrain.ingest.resolve.EnterpriseDirectory;
import cn.financebrain.ingest.resolve.EnterpriseDirectory.NamePeriod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The rows that wait for somebody to name their enterprise, and those on which that was decided, as
 * they are now; others may publish meanwhile.
 */
public final class QueueView implements AutoCloseable {
  private final ResolutionQueue queue;
  private final EnterpriseDirectory directory;

  private QueueView(ResolutionQueue queue, EnterpriseDirectory directory) {
    this.queue = queue;
    this.directory = directory;
  }

  /**
   * @param ingest the directory {@code DATA/ingest}
   * @throws IngestException if the queue or the directory of enterprises can't be read
   */
  public static QueueView open(Path ingest) {
    try {
      EnterpriseDirectory directory = EnterpriseDirectory.openToRead(ingest);
      try {
        return new QueueView(ResolutionQueue.openToRead(ingest), directory);
      } catch (IOException | RuntimeException e) {
        directory.close();
        throw e;
      }
    } catch (IOException | UncheckedIOException e) {
      throw new IngestException("the queue can't be read: " + e.getMessage(), e);
    }
  }

  /**
   * Tells rows in the order in which they were told first.
   *
   * @param all whether also those on which was decided
   * @throws IngestException if the queue can't be read
   */
  public void list(boolean all, Consumer<QueuedRow> told) {
    for (QueueItem item : queue.items()) {
      if (all || QueuedRow.state(item) == QueuedRow.State.OPEN) {
        told.accept(row(item));
      }
    }
  }

  /**
   * @param id of a row, or its beginning
   * @throws IngestException if no row has it, or several do
   */
  public QueuedRow find(String id) {
    return row(find(queue, id));
  }

  static QueueItem find(ResolutionQueue queue, String id) {
    List<QueueItem> found =
        queue.items().stream().filter(item -> !id.isEmpty() && item.id().startsWith(id)).toList();
    if (found.size() != 1) {
      throw new IngestException(
          found.isEmpty()
              ? "no row '%s' in the queue; see ./finance-brain resolve list --all · 队列中没有该行"
                  .formatted(id)
              : "'%s' fits %d rows of the queue: give more of the id · 编号不唯一，请写得更长"
                  .formatted(id, found.size()));
    }
    return found.get(0);
  }

  private QueuedRow row(QueueItem item) {
    try {
      return QueuedRow.of(item, queue.read(item.lastPosition()));
    } catch (IOException e) {
      throw new IngestException("the queue can't be read: " + e.getMessage(), e);
    }
  }

  /** The names that an enterprise bore; none if the register has not told of it. */
  public List<NamePeriod> names(Uscc enterprise) {
    return directory.names(enterprise);
  }

  @Override
  public void close() {
    try (directory) {
      queue.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
