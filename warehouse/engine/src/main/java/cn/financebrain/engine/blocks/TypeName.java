package cn.financebrain.engine.blocks;

import java.util.ArrayList;
import java.util.List;

/** A type as written, such as {@code Tuple(a Array(UInt8), b String)}, taken apart. */
record TypeName(String name, List<String> arguments) {

  static TypeName of(String text) {
    int open = text.indexOf('(');
    return open < 0 || !text.endsWith(")")
        ? new TypeName(text, List.of())
        : new TypeName(text.substring(0, open), split(text.substring(open + 1, text.length() - 1)));
  }

  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = end(text, start, ','); end < text.length(); end = end(text, start, ',')) {
      parts.add(text.substring(start, end).strip());
      start = end + 1;
    }
    parts.add(text.substring(start).strip());
    return parts;
  }

  /** The type of a tuple's element, which may have a name before it. */
  static String withoutName(String element) {
    int space = end(element, 0, ' ');
    return space == element.length() ? element : element.substring(space + 1);
  }

  /** Where this character stands first outside of quotes and parentheses, else the length. */
  private static int end(String text, int from, char wanted) {
    int depth = 0;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\'' || c == '`') {
        at = closing(text, at);
      } else if (c == wanted && depth == 0) {
        return at;
      } else {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
    }
    return text.length();
  }

  private static int closing(String text, int open) {
    int at = open + 1;
    while (at < text.length() && text.charAt(at) != text.charAt(open)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }
}
