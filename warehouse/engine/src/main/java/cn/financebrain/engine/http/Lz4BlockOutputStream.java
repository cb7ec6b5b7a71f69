package cn.financebrain.engine.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;

/**
 * ClickHouse's own compressed blocks ({@code compress=1}): a CityHash 1.0.2 checksum of 16 bytes,
 * the method 0x82, the compressed size with these nine bytes, the plain size, the LZ4 block.
 */
final class Lz4BlockOutputStream extends OutputStream {

  static final byte LZ4 = (byte) 0x82;
  static final int CHECKSUM = 16;
  static final int HEADER = 9;
  private static final int BLOCK = 1 << 20;

  private final OutputStream out;
  private final LZ4Compressor compressor = LZ4Factory.fastestInstance().fastCompressor();
  private final byte[] plain = new byte[BLOCK];
  private int filled;

  Lz4BlockOutputStream(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    int at = from;
    int left = count;
    while (left > 0) {
      int n = Math.min(left, BLOCK - filled);
      System.arraycopy(bytes, at, plain, filled, n);
      filled += n;
      at += n;
      left -= n;
      if (filled == BLOCK) {
        writeBlock();
      }
    }
  }

  private void writeBlock() throws IOException {
    if (filled == 0) {
      return;
    }
    byte[] block = new byte[CHECKSUM + HEADER + compressor.maxCompressedLength(filled)];
    int size = HEADER + compressor.compress(plain, 0, filled, block, CHECKSUM + HEADER);
    ByteBuffer header = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    header.put(CHECKSUM, LZ4).putInt(CHECKSUM + 1, size).putInt(CHECKSUM + 5, filled);
    CityHash.Hash checksum = CityHash.of(block, CHECKSUM, size);
    header.putLong(0, checksum.low()).putLong(8, checksum.high());
    out.write(block, 0, CHECKSUM + size);
    filled = 0;
  }

  @Override
  public void flush() throws IOException {
    writeBlock();
    out.flush();
  }

  @Override
  public void close() throws IOException {
    writeBlock();
    out.close();
  }
}
