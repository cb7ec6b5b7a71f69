package cn.financebrain.ingest.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.zip.CRC32C;

/**
 * A file that only grows, of blocks of {@code length, CRC-32C, payload}. A torn block at the end,
 * which a crash leaves behind, is not there for readers, and is cut off by who opens it to write.
 * One process at a time writes; the others see what it adds when they {@link #catchUp}.
 */
public final class BlockFile implements AutoCloseable {
  private static final int HEADER = 2 * Integer.BYTES;

  /** Takes blocks in their order. */
  @FunctionalInterface
  public interface Reader {
    /**
     * @param position of the block, for {@link #read}
     */
    void block(long position, ByteBuffer payload) throws IOException;
  }

  private final Path path;
  private final int limit;
  private final FileChannel channel;
  private final Object identity;
  private long end;

  private BlockFile(Path path, int limit, FileChannel channel) throws IOException {
    this.path = path;
    this.limit = limit;
    this.channel = channel;
    this.identity = identity(path);
  }

  /**
   * Opens the file to read and write; it is made if it is missing.
   *
   * @param limit no payload is longer, in bytes
   * @param reader takes what is there already
   */
  public static BlockFile open(Path path, int limit, Reader reader) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    BlockFile file =
        open(
            path,
            limit,
            reader,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    file.channel.truncate(file.end);
    return file;
  }

  /** Opens the file, which is there, to read it while others may write. */
  public static BlockFile openToRead(Path path, int limit, Reader reader) throws IOException {
    return open(path, limit, reader, StandardOpenOption.READ);
  }

  private static BlockFile open(Path path, int limit, Reader reader, StandardOpenOption... options)
      throws IOException {
    FileChannel channel = FileChannel.open(path, options);
    try {
      BlockFile file = new BlockFile(path, limit, channel);
      file.catchUp(reader);
      return file;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Reads what others have added. */
  public void catchUp(Reader reader) throws IOException {
    ByteBuffer payload = whole(end);
    while (payload != null) {
      long position = end;
      end += HEADER + payload.limit();
      reader.block(position, payload);
      payload = whole(end);
    }
  }

  /** The payload of the block there, null if none is whole. */
  private ByteBuffer whole(long position) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    if (!readFully(header, position)) {
      return null;
    }
    int length = header.getInt(0);
    if (length <= 0 || length > limit) {
      return null;
    }
    ByteBuffer payload = ByteBuffer.allocate(length);
    return readFully(payload, position + HEADER)
            && crc(payload.array(), length) == header.getInt(Integer.BYTES)
        ? payload.flip()
        : null;
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

  /**
   * Reads a block again.
   *
   * @throws IOException if it is damaged
   */
  public ByteBuffer read(long position) throws IOException {
    ByteBuffer payload = whole(position);
    if (payload == null) {
      throw new IOException("%s is damaged at byte %,d".formatted(path, position));
    }
    return payload;
  }

  /**
   * Appends a block; it is on disk for sure after {@link #force}.
   *
   * @return its position
   * @throws UncheckedIOException if it can't be written
   */
  public long append(byte[] payload, int length) {
    if (length <= 0 || length > limit) {
      throw new IllegalArgumentException("a block of %d bytes in %s".formatted(length, path));
    }
    long position = end;
    ByteBuffer block = ByteBuffer.allocate(HEADER + length);
    block.putInt(length).putInt(crc(payload, length)).put(payload, 0, length).flip();
    try {
      while (block.hasRemaining()) {
        channel.write(block, end + block.position());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path + " can't be written", e);
    }
    end += HEADER + length;
    return position;
  }

  public void force() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " can't be written", e);
    }
  }

  private static int crc(byte[] payload, int length) {
    CRC32C crc = new CRC32C();
    crc.update(payload, 0, length);
    return (int) crc.getValue();
  }

  /** Whether it still is the file of that name, which may have grown. */
  public boolean isThere() throws IOException {
    return Files.exists(path) && identity.equals(identity(path)) && Files.size(path) >= end;
  }

  /** Whether it still is the file of that name, and nobody else has written to it. */
  public boolean isCurrent() throws IOException {
    return isThere() && Files.size(path) == end;
  }

  private static Object identity(Path path) throws IOException {
    Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    return key == null ? path : key; // some systems tell none
  }

  /** Where the next block goes. */
  public long end() {
    return end;
  }

  /** Takes back all that was appended since the file ended there. */
  public void cut(long length) throws IOException {
    channel.truncate(length);
    end = length;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
