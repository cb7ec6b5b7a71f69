package cn.financebrain.engine.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;

/**
 * Reads what {@link Lz4BlockOutputStream} writes; also blocks that are marked as not compressed.
 */
final class Lz4BlockInputStream extends InputStream {

  private static final byte PLAIN = (byte) 0x02;
  private static final int MOST = 1 << 30;

  private final InputStream in;
  private byte[] plain = new byte[0];
  private int at;

  Lz4BlockInputStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    return fill() ? plain[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int n = Math.min(count, plain.length - at);
    System.arraycopy(plain, at, bytes, from, n);
    at += n;
    return n;
  }

  private boolean fill() throws IOException {
    while (at == plain.length) {
      if (!readBlock()) {
        return false;
      }
    }
    return true;
  }

  private boolean readBlock() throws IOException {
    int prefix = Lz4BlockOutputStream.CHECKSUM + Lz4BlockOutputStream.HEADER;
    byte[] head = in.readNBytes(prefix);
    if (head.length == 0) {
      return false;
    }
    if (head.length < prefix) {
      throw new EOFException("a compressed block is cut in its header");
    }
    ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    byte method = header.get(Lz4BlockOutputStream.CHECKSUM);
    int size = header.getInt(Lz4BlockOutputStream.CHECKSUM + 1);
    int plainSize = header.getInt(Lz4BlockOutputStream.CHECKSUM + 5);
    if (size < Lz4BlockOutputStream.HEADER || size > MOST || plainSize < 0 || plainSize > MOST) {
      throw new IOException("a compressed block states impossible sizes");
    }
    byte[] block = new byte[size];
    System.arraycopy(head, Lz4BlockOutputStream.CHECKSUM, block, 0, Lz4BlockOutputStream.HEADER);
    int rest = size - Lz4BlockOutputStream.HEADER;
    if (in.readNBytes(block, Lz4BlockOutputStream.HEADER, rest) < rest) {
      throw new EOFException("a compressed block is cut");
    }
    CityHash.Hash stated = new CityHash.Hash(header.getLong(0), header.getLong(8));
    if (!CityHash.of(block, 0, size).equals(stated)) {
      throw new IOException("a compressed block's checksum is wrong");
    }
    plain = plain(method, block, rest, plainSize);
    at = 0;
    return true;
  }

  private static byte[] plain(byte method, byte[] block, int rest, int plainSize)
      throws IOException {
    byte[] bytes = new byte[plainSize];
    if (method == PLAIN && rest == plainSize) {
      System.arraycopy(block, Lz4BlockOutputStream.HEADER, bytes, 0, plainSize);
      return bytes;
    }
    if (method != Lz4BlockOutputStream.LZ4) {
      throw new IOException(
          "blocks are compressed with LZ4 or not at all, this one has method " + method);
    }
    try {
      LZ4Factory.fastestInstance()
          .safeDecompressor()
          .decompress(block, Lz4BlockOutputStream.HEADER, rest, bytes, 0);
      return bytes;
    } catch (LZ4Exception e) {
      throw new IOException("a compressed block is damaged", e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
