package cn.financebrain.engine.chdb;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Set;

/**
 * How the pieces of a streamed result join. libchdb formats each piece as if it were a whole
 * result: those of plain row formats may follow each other; those of RowBinary with names begin
 * with the same header each, which only the first may keep; others, such as JSON or CSVWithNames,
 * can't be joined and must be fetched as a whole.
 */
final class Pieces {

  private static final Set<String> PLAIN =
      Set.of(
          "rowbinary",
          "native",
          "tabseparated",
          "tsv",
          "tabseparatedraw",
          "tsvraw",
          "csv",
          "jsoneachrow",
          "jsonlines",
          "ndjson",
          "jsoncompacteachrow",
          "jsonstringseachrow",
          "tskv",
          "lineasstring",
          "null");

  private static final Set<String> WITH_HEADER =
      Set.of("rowbinarywithnames", "rowbinarywithnamesandtypes");

  private final String format;
  private int header;
  private boolean begun;

  Pieces(String format) {
    this.format = format.toLowerCase(Locale.ROOT);
  }

  static boolean join(String format) {
    String name = format.toLowerCase(Locale.ROOT);
    return PLAIN.contains(name) || WITH_HEADER.contains(name);
  }

  /** The part of the next piece that belongs to the joined result. */
  ByteBuffer next(ByteBuffer piece) {
    if (!begun) {
      begun = true;
      header = WITH_HEADER.contains(format) ? headerLength(piece) : 0;
      return piece;
    }
    return piece.slice(header, piece.limit() - header);
  }

  /** The count of columns, then that many names, then types if the format has them. */
  private int headerLength(ByteBuffer piece) {
    ByteBuffer rest = piece.duplicate();
    int texts = number(rest) * (format.endsWith("types") ? 2 : 1);
    for (int i = 0; i < texts; i++) {
      int length = number(rest);
      rest.position(rest.position() + length);
    }
    return rest.position();
  }

  /** An unsigned LEB128 number. */
  private static int number(ByteBuffer bytes) {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes.get();
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
