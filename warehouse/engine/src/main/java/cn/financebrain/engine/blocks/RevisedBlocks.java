package cn.financebrain.engine.blocks;

import cn.financebrain.engine.chdb.Chunk;
import cn.financebrain.engine.chdb.ChunkConsumer;
import cn.financebrain.engine.chdb.Usage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Puts into blocks of the Native format what a client expects that names the revision of its
 * protocol ({@code client_protocol_version}), such as clickhouse-go and with it Grafana's plug-in:
 * each block's info before it and, since {@value #WITH_SERIALIZATION}, before each column's values
 * a byte that says they are serialised as always. libchdb writes blocks without, as for a client
 * that names none. The values themselves are handed on where they lie.
 */
public final class RevisedBlocks implements ChunkConsumer {

  /** The revision since when a column states its serialization. */
  static final int WITH_SERIALIZATION = 54454;

  /** Field 1: no overflow rows; field 2: no bucket, -1; no more fields. */
  private static final byte[] INFO = {1, 0, 2, -1, -1, -1, -1, 0};

  private static final byte[] AS_ALWAYS = {0};

  private final long revision;
  private final ChunkConsumer next;

  /**
   * @param revision greater than 0
   */
  public RevisedBlocks(long revision, ChunkConsumer next) {
    this.revision = revision;
    this.next = next;
  }

  /** Takes a piece of one or more whole blocks. */
  @Override
  public void accept(Chunk chunk) throws IOException {
    ByteBuffer bytes = chunk.bytes().order(ByteOrder.LITTLE_ENDIAN);
    Usage usage = chunk.usage();
    while (bytes.hasRemaining()) {
      next.accept(new Chunk(ByteBuffer.wrap(INFO), usage));
      usage = Usage.NONE;
      block(bytes);
    }
  }

  private void block(ByteBuffer bytes) throws IOException {
    int from = bytes.position();
    long columns = ColumnLayout.varint(bytes);
    long rows = ColumnLayout.varint(bytes);
    for (long column = 0; column < columns; column++) {
      text(bytes);
      ColumnLayout layout = ColumnTypes.layout(text(bytes));
      if (revision >= WITH_SERIALIZATION) {
        hand(bytes, from);
        from = bytes.position();
        next.accept(new Chunk(ByteBuffer.wrap(AS_ALWAYS), Usage.NONE));
      }
      if (rows > 0) {
        layout.skipPrefix(bytes);
        layout.skip(bytes, rows);
      }
    }
    hand(bytes, from);
  }

  private static String text(ByteBuffer bytes) {
    byte[] text = new byte[Math.toIntExact(ColumnLayout.varint(bytes))];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private void hand(ByteBuffer bytes, int from) throws IOException {
    int length = bytes.position() - from;
    if (length > 0) {
      next.accept(new Chunk(bytes.slice(from, length), Usage.NONE));
    }
  }
}
