package cn.financebrain.engine.blocks;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What the values of a column take up in a block. Each moves a buffer, of little-endian order, from
 * the beginning of its values to their end.
 */
sealed interface ColumnLayout {

  /** What stands before all values of the column, once a block. */
  default void skipPrefix(ByteBuffer block) {}

  void skip(ByteBuffer block, long rows);

  /** Values of one size. */
  record Fixed(int bytes) implements ColumnLayout {
    @Override
    public void skip(ByteBuffer block, long rows) {
      move(block, rows * bytes);
    }
  }

  /** Each value's length, then its bytes. */
  record Text() implements ColumnLayout {
    @Override
    public void skip(ByteBuffer block, long rows) {
      for (long row = 0; row < rows; row++) {
        move(block, varint(block));
      }
    }
  }

  /** A byte a row that says whether it is NULL, then the values. */
  record Nullable(ColumnLayout value) implements ColumnLayout {
    @Override
    public void skipPrefix(ByteBuffer block) {
      value.skipPrefix(block);
    }

    @Override
    public void skip(ByteBuffer block, long rows) {
      move(block, rows);
      value.skip(block, rows);
    }
  }

  /** Where each row's elements end, then all elements; a map is an array of pairs. */
  record ArrayOf(ColumnLayout element) implements ColumnLayout {
    @Override
    public void skipPrefix(ByteBuffer block) {
      element.skipPrefix(block);
    }

    @Override
    public void skip(ByteBuffer block, long rows) {
      if (rows > 0) {
        move(block, (rows - 1) * Long.BYTES);
        element.skip(block, block.getLong());
      }
    }
  }

  /** One column after the other. */
  record Fields(List<ColumnLayout> fields) implements ColumnLayout {
    @Override
    public void skipPrefix(ByteBuffer block) {
      fields.forEach(field -> field.skipPrefix(block));
    }

    @Override
    public void skip(ByteBuffer block, long rows) {
      fields.forEach(field -> field.skip(block, rows));
    }
  }

  /** A version; then the width of the places, the distinct values, and a place among them a row. */
  record Dictionary(ColumnLayout value) implements ColumnLayout {
    @Override
    public void skipPrefix(ByteBuffer block) {
      move(block, Long.BYTES);
    }

    @Override
    public void skip(ByteBuffer block, long rows) {
      if (rows > 0) {
        int width = 1 << (block.getLong() & 0xff);
        value.skip(block, block.getLong());
        move(block, Long.BYTES + rows * width);
      }
    }
  }

  private static void move(ByteBuffer block, long bytes) {
    block.position(Math.toIntExact(block.position() + bytes));
  }

  /** A number in groups of seven bits, the low ones first. */
  static long varint(ByteBuffer block) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = block.get();
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }
}
