package cn.financebrain.engine.chdb;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Set;

/**
 * How pieces of a result become one result. libchdb formats each piece by itself, so only formats
 * whose pieces can stand behind each other are fetched in pieces; of RowBinary with names the
 * repeated head is left out. All other formats are fetched as a whole.
 */
final class StreamedFormat {

  private static final Set<String> PLAIN =
      Set.of(
          "tabseparated",
          "tsv",
          "tabseparatedraw",
          "tsvraw",
          "csv",
          "jsoneachrow",
          "jsonlines",
          "ndjson",
          "jsoncompacteachrow",
          "rowbinary",
          "native",
          "jsonstringseachrow",
          "tskv",
          "lineasstring",
          "null");

  private final int headLists;
  private int headLength = -1;

  private StreamedFormat(int headLists) {
    this.headLists = headLists;
  }

  /** The way to put the pieces of a format together, or null where there is none. */
  static StreamedFormat of(String format) {
    String name = format.toLowerCase(Locale.ROOT);
    if (PLAIN.contains(name)) {
      return new StreamedFormat(0);
    }
    return switch (name) {
      case "rowbinarywithnames" -> new StreamedFormat(1);
      case "rowbinarywithnamesandtypes" -> new StreamedFormat(2);
      default -> null;
    };
  }

  /** Returns of the next piece what goes into the result. */
  ByteBuffer next(ByteBuffer piece) {
    if (headLists == 0) {
      return piece;
    }
    if (headLength < 0) {
      headLength = headLength(piece.duplicate());
      return piece;
    }
    return piece.position(headLength);
  }

  /** The head: the number of columns, then as many names, then as many types. */
  private int headLength(ByteBuffer piece) {
    int strings = varint(piece) * headLists;
    for (int i = 0; i < strings; i++) {
      int length = varint(piece);
      piece.position(piece.position() + length);
    }
    return piece.position();
  }

  private static int varint(ByteBuffer bytes) {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = bytes.get();
      value |= (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }
}
