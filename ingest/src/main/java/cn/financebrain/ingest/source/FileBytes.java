package cn.financebrain.ingest.source;

import cn.financebrain.contract.RejectReason;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a file, unpacked if its first bytes say that it is gzip. Where the packed data are
 * cut or damaged, the bytes end there and {@link #damage} tells it: all before is still of use.
 */
final class FileBytes extends InputStream {
  private static final int BUFFER = 1 << 16;

  private final CountingInput file;
  private final InputStream bytes;
  private String damage = "";
  private boolean ended;

  private FileBytes(CountingInput file, InputStream bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /**
   * @throws SourceException if the file starts as gzip and ends within the head of that
   */
  static FileBytes open(Path path) throws IOException, SourceException {
    CountingInput file = new CountingInput(Files.newInputStream(path));
    try {
      return new FileBytes(file, unzipped(new BufferedInputStream(file, BUFFER)));
    } catch (SourceException | IOException e) {
      file.close();
      throw e;
    }
  }

  /** Bytes that are taken as they are. */
  static FileBytes of(InputStream plain) {
    CountingInput counted = new CountingInput(plain);
    return new FileBytes(counted, counted);
  }

  private static InputStream unzipped(InputStream in) throws IOException, SourceException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    if (first != 0x1f || second != 0x8b) {
      return in;
    }
    try {
      return new Gzip(in);
    } catch (EOFException | ZipException e) {
      throw new SourceException(
          RejectReason.TRUNCATED, "the gzip file ends or breaks in its head · gzip 文件头不完整");
    }
  }

  /** Bytes of the file itself, packed or not, that were read so far. */
  long count() {
    return file.count();
  }

  /** Why these were not all bytes, once the last is read; nothing if they were. */
  Optional<String> damage() {
    return Optional.of(damage).filter(text -> !text.isEmpty());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    try {
      int read = bytes.read(target, offset, length);
      ended = read < 0;
      if (ended && bytes instanceof Gzip gzip && gzip.isFollowed()) {
        damage = "bytes that are not gzip follow the end of the compressed data";
      }
      return read;
    } catch (EOFException e) {
      return damaged("the compressed file is cut in the middle");
    } catch (ZipException e) {
      return damaged("the compressed file is damaged (%s)".formatted(e.getMessage()));
    }
  }

  private int damaged(String how) {
    damage = how + "; the rest of it is lost";
    ended = true;
    return -1;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  /** Java's own passes over what follows the last member without a word. */
  private static final class Gzip extends GZIPInputStream {
    private static final int TRAILER = 8;

    Gzip(InputStream in) throws IOException {
      super(in, BUFFER);
    }

    boolean isFollowed() throws IOException {
      return inf.getRemaining() > TRAILER || in.read() >= 0;
    }
  }
}
