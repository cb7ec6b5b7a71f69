package cn.financebrain.ingest.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Lets one publisher at a time work for a data directory; the system frees it with the process. Who
 * has to wait holds a second lock meanwhile, so that the owner can see it and give way, and others
 * stand behind.
 */
final class PublisherLock implements AutoCloseable {
  private static final long POLL_MILLIS = 50;

  private final LockFile lock;
  private final Path dataDir;

  PublisherLock(LockFile lock, Path dataDir) {
    this.lock = lock;
    this.dataDir = dataDir;
  }

  /**
   * @throws PublishException if it can't be had within the patience
   */
  static PublisherLock take(Path dataDir, Patience patience) {
    Optional<LockFile> place = Optional.empty();
    try {
      long begin = System.nanoTime();
      boolean told = false;
      while (true) {
        place = place.isPresent() ? place : LockFile.tryTake(queue(dataDir));
        Optional<LockFile> taken =
            place.isPresent() ? LockFile.tryTake(file(dataDir)) : Optional.empty();
        if (taken.isPresent()) {
          return new PublisherLock(taken.get(), dataDir);
        }
        if (System.nanoTime() - begin >= patience.limit().toNanos()) {
          throw refused(dataDir);
        }
        if (!told) {
          patience.told().accept(LockFile.owner(file(dataDir)));
          told = true;
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (IOException e) {
      throw new PublishException("the lock of %s can't be taken: %s".formatted(dataDir, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PublishException("interrupted while waiting for another publisher", e);
    } finally {
      place.ifPresent(LockFile::close);
    }
  }

  private static Path file(Path dataDir) {
    return dataDir.resolve("publisher.lock");
  }

  private static Path queue(Path dataDir) {
    return dataDir.resolve("publisher.queue");
  }

  private static PublishException refused(Path dataDir) throws IOException {
    return new PublishException(
        ("process %s is publishing to this stack (%s is locked); wait until it has ended"
                + " · 另一进程正在写入，请等其结束")
            .formatted(LockFile.owner(file(dataDir)), file(dataDir)));
  }

  /** Whether another publisher waits for this one to give way. */
  boolean wanted() {
    try {
      return LockFile.isHeld(queue(dataDir));
    } catch (IOException e) {
      throw new PublishException("the queue of %s can't be seen: %s".formatted(dataDir, e), e);
    }
  }

  @Override
  public void close() {
    lock.close();
  }
}
