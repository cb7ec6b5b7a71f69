package cn.financebrain.ingest.load;

import cn.financebrain.ingest.file.BlockFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The file of a {@link Ledger}. A block's payload is entries of {@link Ledger#ENTRY} bytes, or one
 * byte: {@link #OPEN} where a process began to write, {@link #CONFIRM} where all that this process
 * wrote was acknowledged.
 */
final class LedgerFile implements AutoCloseable {
  static final byte CONFIRM = 'C';
  static final byte OPEN = 'S';
  static final int BLOCK_LIMIT = 10_000 * Ledger.ENTRY;

  private final BlockFile file;

  private LedgerFile(BlockFile file) {
    this.file = file;
  }

  /**
   * @param replay takes the payload of each block that is there, then the {@link #OPEN} of this
   *     process
   */
  static LedgerFile open(Path path, Consumer<ByteBuffer> replay) throws IOException {
    LedgerFile file =
        new LedgerFile(
            BlockFile.open(path, BLOCK_LIMIT, (position, payload) -> replay.accept(payload)));
    replay.accept(ByteBuffer.wrap(new byte[] {OPEN}));
    file.append(new byte[] {OPEN}, 1);
    return file;
  }

  /** Appends entries; on disk for sure after {@link #force}. */
  void append(byte[] entries, int length) {
    if (length > 0) {
      file.append(entries, length);
    }
  }

  /** Says that all that was appended is acknowledged. */
  void confirm() {
    append(new byte[] {CONFIRM}, 1);
  }

  void force() {
    file.force();
  }

  /** Whether it is still the file that it was, and nobody else has written to it. */
  boolean isCurrent() throws IOException {
    return file.isCurrent();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
