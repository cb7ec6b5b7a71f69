package cn.financebrain.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A lock by way of a file, held by one owner in one process; the system frees it with the process.
 *
 * <p>A process loses its lock as soon as it closes any channel of the file (POSIX). So while this
 * process holds a lock, nothing here opens its file, and all looks at files are one at a time.
 */
final class LockFile implements AutoCloseable {
  private static final Set<Path> HELD = new HashSet<>();

  private final Path file;
  private final FileChannel channel;

  private LockFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** The lock, with the number of this process in its file; nothing if somebody has it. */
  static Optional<LockFile> tryTake(Path path) throws IOException {
    synchronized (HELD) {
      Path file = canonical(path);
      if (HELD.contains(file)) {
        return Optional.empty();
      }
      FileChannel channel = open(file);
      boolean taken = false;
      try {
        taken = channel.tryLock() != null;
        if (!taken) {
          return Optional.empty();
        }
        channel.truncate(0);
        channel.write(UTF_8.encode(me()), 0);
        HELD.add(file);
        return Optional.of(new LockFile(file, channel));
      } finally {
        if (!HELD.contains(file)) {
          channel.close();
        }
      }
    }
  }

  /** The number of the process that has, or last had, the lock. */
  static String owner(Path path) throws IOException {
    synchronized (HELD) {
      Path file = canonical(path);
      if (HELD.contains(file)) {
        return me();
      }
      try (FileChannel channel = open(file)) {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        channel.read(bytes, 0);
        return UTF_8.decode(bytes.flip()).toString();
      }
    }
  }

  /** Whether anybody has the lock, this process included. */
  static boolean isHeld(Path path) throws IOException {
    synchronized (HELD) {
      Path file = canonical(path);
      if (HELD.contains(file)) {
        return true;
      }
      try (FileChannel channel = open(file)) {
        return channel.tryLock() == null;
      }
    }
  }

  /** One name for each file, whatever the way to it. */
  private static Path canonical(Path path) throws IOException {
    Path absolute = path.toAbsolutePath();
    Files.createDirectories(absolute.getParent());
    return absolute.getParent().toRealPath().resolve(absolute.getFileName());
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static String me() {
    return Long.toString(ProcessHandle.current().pid());
  }

  @Override
  public void close() {
    synchronized (HELD) {
      if (!channel.isOpen()) {
        return;
      }
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        HELD.remove(file);
      }
    }
  }
}
