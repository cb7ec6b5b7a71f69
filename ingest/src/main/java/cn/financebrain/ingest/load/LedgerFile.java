package cn.financebrain.ingest.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * The file of a {@link Ledger}: blocks of {@code length, CRC-32C, payload}; a payload is entries of
 * {@link Ledger#ENTRY} bytes, or one byte: {@link #OPEN} where a process began to write, {@link
 * #CONFIRM} where all that this process wrote was acknowledged. A torn block at the end is cut off.
 */
final class LedgerFile implements AutoCloseable {
  static final byte CONFIRM = 'C';
  static final byte OPEN = 'S';
  static final int BLOCK_LIMIT = 10_000 * Ledger.ENTRY;
  private static final int HEADER = 2 * Integer.BYTES;

  private final Path path;
  private final FileChannel channel;

  private LedgerFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * @param replay takes the payload of each block that is there, then the {@link #OPEN} of this
   *     process
   */
  static LedgerFile open(Path path, Consumer<ByteBuffer> replay) throws IOException {
    Files.createDirectories(path.getParent());
    LedgerFile file =
        new LedgerFile(
            path,
            FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    try {
      file.replay(replay);
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void replay(Consumer<ByteBuffer> replay) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    long position = 0;
    while (readFully(header.clear(), position)) {
      int length = header.getInt(0);
      ByteBuffer payload = ByteBuffer.allocate(length > 0 && length <= BLOCK_LIMIT ? length : 0);
      if (payload.capacity() == 0
          || !readFully(payload, position + HEADER)
          || crc(payload.array(), length) != header.getInt(Integer.BYTES)) {
        break;
      }
      replay.accept(payload.flip());
      position += HEADER + length;
    }
    channel.truncate(position);
    channel.position(position);
    replay.accept(ByteBuffer.wrap(new byte[] {OPEN}));
    write(new byte[] {OPEN}, 1);
  }

  private boolean readFully(ByteBuffer buffer, long position) throws IOException {
    long at = position;
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, at);
      if (read < 0) {
        return false;
      }
      at += read;
    }
    return true;
  }

  /** Appends entries; on disk for sure after {@link #force}. */
  void append(byte[] entries, int length) {
    if (length > 0) {
      write(entries, length);
    }
  }

  /** Says that all that was appended is acknowledged. */
  void confirm() {
    write(new byte[] {CONFIRM}, 1);
  }

  private void write(byte[] payload, int length) {
    ByteBuffer block = ByteBuffer.allocate(HEADER + length);
    block.putInt(length).putInt(crc(payload, length)).put(payload, 0, length).flip();
    try {
      while (block.hasRemaining()) {
        channel.write(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger " + path + " can't be written", e);
    }
  }

  void force() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger " + path + " can't be written", e);
    }
  }

  private static int crc(byte[] payload, int length) {
    CRC32C crc = new CRC32C();
    crc.update(payload, 0, length);
    return (int) crc.getValue();
  }

  /** Whether it is still the file that it was, and nobody else has written to it. */
  boolean isCurrent() throws IOException {
    return Files.exists(path) && Files.size(path) == channel.position();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
