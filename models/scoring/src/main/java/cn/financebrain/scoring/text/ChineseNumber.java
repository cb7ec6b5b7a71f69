package cn.financebrain.scoring.text;

/** Numbers as they are written in Chinese text: 12.5, 十二点五, 一百二十, 二四, 两, 3万. */
final class ChineseNumber {
  /** A regular expression of a number without 万; it has no groups. */
  static final String PATTERN =
      "(?:\\d{1,9}(?:,\\d{3})*(?:\\.\\d{1,6})?"
          + "|[零〇一二两三四五六七八九十百千]{1,9}(?:点[零〇一二三四五六七八九]{1,4})?)";

  private static final String DIGITS = "零一二三四五六七八九";

  private ChineseNumber() {}

  /** The number that a match of {@link #PATTERN}, followed by 万 or not, stands for. */
  static double of(String number) {
    if (number.endsWith("万")) {
      return 10_000 * of(number.substring(0, number.length() - 1));
    }
    if (number.charAt(0) >= '0' && number.charAt(0) <= '9') {
      return mixed(number.replace(",", ""));
    }
    int point = number.indexOf('点');
    return point < 0
        ? whole(number)
        : whole(number.substring(0, point)) + fraction(number.substring(point + 1));
  }

  private static double mixed(String number) {
    int last = number.length() - 1;
    return switch (number.charAt(last)) {
      case '百' -> 100 * Double.parseDouble(number.substring(0, last));
      case '千' -> 1_000 * Double.parseDouble(number.substring(0, last));
      default -> Double.parseDouble(number);
    };
  }

  private static double whole(String number) {
    double sum = 0;
    double digits = 0;
    boolean hasDigits = false;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      int unit = c == '十' ? 10 : c == '百' ? 100 : c == '千' ? 1_000 : 1;
      if (unit == 1) {
        digits = digits * 10 + digit(c);
        hasDigits = true;
      } else {
        sum += unit * (hasDigits ? digits : 1);
        digits = 0;
        hasDigits = false;
      }
    }
    return sum + digits;
  }

  private static double fraction(String digits) {
    double value = 0;
    double place = 0.1;
    for (int i = 0; i < digits.length(); i++) {
      value += digit(digits.charAt(i)) * place;
      place /= 10;
    }
    return value;
  }

  private static int digit(char c) {
    return c == '两' ? 2 : c == '〇' ? 0 : DIGITS.indexOf(c);
  }
}
