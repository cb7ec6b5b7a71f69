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

/** Lets one publisher at a time work for a data directory; the system frees it with the process. */
final class PublisherLock implements AutoCloseable {
  private final FileChannel channel;

  private PublisherLock(FileChannel channel) {
    this.channel = channel;
  }

  static PublisherLock take(Path dataDir) {
    Path file = dataDir.resolve("publisher.lock");
    try {
      Files.createDirectories(dataDir);
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        String owner = read(channel);
        channel.close();
        throw new PublishException(
            ("process %s is publishing to this stack (%s is locked); wait until it has ended"
                    + " · 另一进程正在写入，请等其结束")
                .formatted(owner, file));
      }
      channel.truncate(0);
      channel.write(UTF_8.encode(Long.toString(ProcessHandle.current().pid())), 0);
      return new PublisherLock(channel);
    } catch (IOException e) {
      throw new PublishException("the lock %s can't be taken: %s".formatted(file, e), e);
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
