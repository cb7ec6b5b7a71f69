package cn.financebrain.scoring.text;

import com.hankcs.hanlp.HanLP;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Text in one form: half-width, lower case, simplified characters, one kind of dash; without
 * addresses of web pages, invisible characters, look-alikes of characters and what is put between
 * characters to hide a word ("保 本 保 息", "保*本").
 */
final class PlainText {
  /**
   * Longer text is cut here: what matters in it stands at its beginning, and the cost is bounded.
   */
  static final int LONGEST = 20_000;

  /** Stands for an emoji or another picture until it is known what it separates. */
  static final char PICTURE = '\u0001';

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https?://|www\\.)[\\x21-\\x7e]++"
              + "|(?<![a-z0-9.-])[a-z0-9.-]{1,80}\\.(?:com|cn|net|org|top|vip|xyz|cc|io|info|club|app)"
              + "(?![a-z0-9])(?:/[\\x21-\\x7e]*+)?");

  /** Characters that are written for others because they look like them. */
  private static final Map<Character, Character> LOOK_ALIKES =
      Map.ofEntries(
          Map.entry('夲', '本'),
          Map.entry('収', '收'),
          Map.entry('囯', '国'),
          Map.entry('囻', '国'),
          Map.entry('亊', '事'),
          Map.entry('毎', '每'),
          Map.entry('姩', '年'),
          Map.entry('囮', '化'),
          Map.entry('兊', '兑'),
          Map.entry('溋', '盈'),
          Map.entry('曰', '日'),
          Map.entry('岀', '出'),
          Map.entry('旳', '的'),
          Map.entry('侟', '存'),
          Map.entry('棢', '网'),
          Map.entry('菿', '到'),
          Map.entry('掦', '提'),
          Map.entry('哋', '地'));

  private static final char FIRST_CHINESE = '\u4e00';
  private static final char LAST_CHINESE = '\u9fff';

  /** What each Chinese character stands for, from the first on. */
  private static final char[] CHINESE = new char[LAST_CHINESE - FIRST_CHINESE + 1];

  static {
    for (int i = 0; i < CHINESE.length; i++) {
      char own = (char) (FIRST_CHINESE + i);
      CHINESE[i] = LOOK_ALIKES.getOrDefault(own, own);
    }
  }

  private PlainText() {}

  static String of(String text) {
    String simplified = HanLP.convertToSimplifiedChinese(folded(cut(text)));
    boolean mayTellAddress = simplified.indexOf('.') >= 0 || simplified.contains("://");
    return Spacing.joined(
        mayTellAddress ? ADDRESS.matcher(simplified).replaceAll(",") : simplified);
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    boolean pair = Character.isHighSurrogate(text.charAt(LONGEST - 1));
    return text.substring(0, pair ? LONGEST - 1 : LONGEST);
  }

  private static String folded(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      fold(point, folded);
      at += Character.charCount(point);
    }
    return folded.toString();
  }

  private static void fold(int point, StringBuilder to) {
    if (point >= FIRST_CHINESE && point <= LAST_CHINESE) {
      to.append(CHINESE[point - FIRST_CHINESE]);
    } else if (point == '\n' || point == '\r' || point == 0x2028 || point == 0x2029) {
      to.append('\n');
    } else if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
      to.append(' ');
    } else if (point > ' ' && point < 0x7f) {
      to.append((char) Character.toLowerCase(point));
    } else {
      foldRare(point, to);
    }
  }

  private static void foldRare(int point, StringBuilder to) {
    switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.MODIFIER_SYMBOL -> {} // invisible, or decoration of the character before
      case Character.OTHER_SYMBOL,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          to.append(PICTURE);
      case Character.OTHER_NUMBER -> to.append(','); // ① ② … number the items of a list
      case Character.DASH_PUNCTUATION -> to.append('-');
      default -> to.append(compatible(point));
    }
  }

  private static String compatible(int point) {
    String same = Character.toString(point);
    String folded = Normalizer.normalize(same, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return switch (folded) {
      case "~", "∼", "〜", "−" -> "-";
      case "•", "・", "‧", "●" -> "·";
      default -> folded.length() == 1 ? folded : same;
    };
  }
}
