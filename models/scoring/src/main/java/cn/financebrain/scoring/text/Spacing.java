package cn.financebrain.scoring.text;

/**
 * Takes out what was put between characters. Between two Chinese characters one space and masks
 * ("保*本") vanish; where single characters stand in a row ("保 本 保 息", "年 化 1 2 %") any noise between
 * them does; other noise separates, and becomes a comma.
 */
final class Spacing {
  private static final String MASKS = "*·_|^`";
  private static final String NOISE = " " + PlainText.PICTURE + MASKS + "~.+/-=#@&";

  private final String text;
  private final StringBuilder joined;

  private Spacing(String text) {
    this.text = text;
    this.joined = new StringBuilder(text.length());
  }

  static String joined(String text) {
    return new Spacing(text).join();
  }

  private String join() {
    int at = 0;
    while (at < text.length()) {
      int end = noiseEnd(at);
      if (end == at) {
        joined.append(text.charAt(at));
        at++;
      } else {
        joined.append(replacement(at, end));
        at = end;
      }
    }
    return joined.toString().strip();
  }

  private int noiseEnd(int at) {
    int end = at;
    while (end < text.length() && NOISE.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  /** What stands for the noise from {@code start} to {@code end}. */
  private String replacement(int start, int end) {
    String noise = text.substring(start, end);
    if (start == 0 || end == text.length()) {
      return noise.replace(PlainText.PICTURE, ' ');
    }
    boolean chinese = isChinese(text.charAt(start - 1)) && isChinese(text.charAt(end));
    boolean blank = noise.chars().allMatch(c -> c == ' ' || c == PlainText.PICTURE);
    if ((chinese || blank) && isSingle(start - 1) && isSingle(end)) {
      return "";
    }
    if (!chinese) {
      return withoutBlanksAtBorders(noise.replace(PlainText.PICTURE, ' '), start, end);
    }
    boolean masks = noise.chars().allMatch(c -> MASKS.indexOf(c) >= 0);
    if (masks || noise.equals(" ")) {
      return "";
    }
    return blank || noise.indexOf(' ') >= 0 ? "," : noise.replace(PlainText.PICTURE, ',');
  }

  /** A sentence reads the same at the end of a text and within it. */
  private String withoutBlanksAtBorders(String noise, int start, int end) {
    String begun = Punctuation.endsSentence(text.charAt(start - 1)) ? noise.stripLeading() : noise;
    return Punctuation.endsSentence(text.charAt(end)) ? begun.stripTrailing() : begun;
  }

  private boolean isSingle(int at) {
    return isPart(text.charAt(at))
        && (at == 0 || !isPart(text.charAt(at - 1)))
        && (at + 1 == text.length() || !isPart(text.charAt(at + 1)));
  }

  private static boolean isPart(char c) {
    return isChinese(c) || c == '%' || (c < 0x7f && Character.isLetterOrDigit(c));
  }

  private static boolean isChinese(char c) {
    return c == '〇' || (c >= 0x3400 && c <= 0x9fff);
  }
}
