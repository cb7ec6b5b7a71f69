package cn.financebrain.scoring.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files that are there after a power cut: written first, then given their name. */
public final class SyncedFiles {
  private SyncedFiles() {}

  /** Writes a file, new or over what it held, and waits until the disk has it. */
  public static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  /**
   * Writes a file that is not there yet, whole or not at all.
   *
   * @throws java.nio.file.FileAlreadyExistsException if it is there
   */
  public static void create(Path file, byte[] bytes) throws IOException {
    Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
    Path draft = Files.createTempFile(directory, ".draft", ".tmp");
    try {
      write(draft, bytes);
      Files.createLink(file, draft); // fails where the file exists, unlike a move
    } finally {
      Files.delete(draft);
    }
    syncNames(directory);
  }

  /** Waits until the disk has the names of a directory. */
  public static void syncNames(Path directory) throws IOException {
    try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
      names.force(true);
    }
  }
}
