package cn.financebrain.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Lets one publisher at a time work for a data directory; the system frees it with the process. Who
 * has to wait holds a second lock meanwhile, so that the owner can see it and give way, and others
 * stand behind.
 */
final class PublisherLock implements AutoCloseable {
  private static final long POLL_MILLIS = 50;

  private final FileChannel channel;
  private final Path dataDir;

  private PublisherLock(FileChannel channel, Path dataDir) {
    this.channel = channel;
    this.dataDir = dataDir;
  }

  /**
   * @throws PublishException if it can't be had within the patience
   */
  static PublisherLock take(Path dataDir, Patience patience) {
    long begin = System.nanoTime();
    boolean told = false;
    boolean first = false;
    try {
      Files.createDirectories(dataDir);
      try (FileChannel queue = open(queue(dataDir))) {
        while (true) {
          first = first || locked(queue);
          Optional<PublisherLock> taken = first ? tryTake(dataDir) : Optional.empty();
          if (taken.isPresent()) {
            return taken.get();
          }
          if (System.nanoTime() - begin >= patience.limit().toNanos()) {
            throw refused(dataDir);
          }
          if (!told) {
            patience.told().accept(owner(dataDir));
            told = true;
          }
          Thread.sleep(POLL_MILLIS);
        }
      }
    } catch (IOException e) {
      throw new PublishException("the lock of %s can't be taken: %s".formatted(dataDir, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PublishException("interrupted while waiting for another publisher", e);
    }
  }

  private static Path file(Path dataDir) {
    return dataDir.resolve("publisher.lock");
  }

  private static Path queue(Path dataDir) {
    return dataDir.resolve("publisher.queue");
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static Optional<PublisherLock> tryTake(Path dataDir) throws IOException {
    FileChannel channel = open(file(dataDir));
    if (!locked(channel)) {
      channel.close();
      return Optional.empty();
    }
    channel.truncate(0);
    channel.write(UTF_8.encode(Long.toString(ProcessHandle.current().pid())), 0);
    return Optional.of(new PublisherLock(channel, dataDir));
  }

  private static PublishException refused(Path dataDir) throws IOException {
    return new PublishException(
        ("process %s is publishing to this stack (%s is locked); wait until it has ended"
                + " · 另一进程正在写入，请等其结束")
            .formatted(owner(dataDir), file(dataDir)));
  }

  private static String owner(Path dataDir) throws IOException {
    try (FileChannel channel = open(file(dataDir))) {
      return read(channel);
    }
  }

  /** Whether another publisher waits for this one to give way. */
  boolean wanted() {
    try (FileChannel queue = open(queue(dataDir))) {
      return !locked(queue);
    } catch (IOException e) {
      throw new PublishException("the queue of %s can't be seen: %s".formatted(dataDir, e), e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // another publisher of this very process
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(32);
    channel.read(bytes, 0);
    return UTF_8.decode(bytes.flip()).toString();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
