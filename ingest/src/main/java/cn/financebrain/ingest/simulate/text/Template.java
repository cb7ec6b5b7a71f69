package cn.financebrain.ingest.simulate.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with holes: {@code {part}} or {@code {3..12}}. */
record Template(List<Piece> pieces) {
  private static final Pattern HOLE = Pattern.compile("\\{(?:(\\d+)\\.\\.(\\d+)|([a-z_]+))}");

  sealed interface Piece {
    record Plain(String text) implements Piece {}

    record Part(String name) implements Piece {}

    record Range(int least, int most) implements Piece {}
  }

  Template {
    pieces = List.copyOf(pieces);
  }

  /**
   * @throws IllegalArgumentException for a brace that is no hole
   */
  static Template of(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher hole = HOLE.matcher(text);
    int at = 0;
    while (hole.find()) {
      plain(text.substring(at, hole.start()), pieces);
      pieces.add(
          hole.group(3) != null
              ? new Piece.Part(hole.group(3))
              : new Piece.Range(Integer.parseInt(hole.group(1)), Integer.parseInt(hole.group(2))));
      at = hole.end();
    }
    plain(text.substring(at), pieces);
    return new Template(pieces);
  }

  private static void plain(String text, List<Piece> to) {
    if (text.contains("{") || text.contains("}")) {
      throw new IllegalArgumentException("'%s' holds a brace that is no hole".formatted(text));
    }
    if (!text.isEmpty()) {
      to.add(new Piece.Plain(text));
    }
  }
}
