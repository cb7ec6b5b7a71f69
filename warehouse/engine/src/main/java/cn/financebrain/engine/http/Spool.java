package cn.financebrain.engine.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Holds the start of an answer back: a mebibyte in memory, the rest in a file where more is wanted.
 */
final class Spool implements AutoCloseable {

  private static final int IN_MEMORY = 1 << 20;

  private final long most;
  private long held;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private FileChannel file;

  /** Holds at least a mebibyte, and up to this where it is more. */
  Spool(long most) {
    this.most = Math.max(most, IN_MEMORY);
  }

  /** Keeps the bytes, or leaves them alone and returns false when it holds enough. */
  boolean takes(ByteBuffer bytes) throws IOException {
    if (held + bytes.remaining() > most) {
      return false;
    }
    held += bytes.remaining();
    if (file == null && held <= IN_MEMORY) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      memory.write(copy);
      return true;
    }
    if (file == null) {
      Path path = Files.createTempFile("finance-brain-answer", ".part");
      file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
    return true;
  }

  /** Forgets what it holds. */
  void forget() {
    memory.reset();
    close();
    file = null;
  }

  void drainTo(OutputStream out) throws IOException {
    memory.writeTo(out);
    if (file != null) {
      byte[] step = new byte[IN_MEMORY];
      file.position(0);
      for (int n = file.read(ByteBuffer.wrap(step)); n >= 0; n = file.read(ByteBuffer.wrap(step))) {
        out.write(step, 0, n);
      }
    }
  }

  @Override
  public void close() {
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
