package cn.financebrain.scoring.text;

import static cn.financebrain.scoring.text.ChineseNumber.PATTERN;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rate as it is written, of a range its upper end: 8%-15%, 百分之十二, 千分之五, 5‰, 12个点, 二分五, 3厘.
 *
 * @param start where it begins in the text
 * @param end where it ends
 * @param amount percent, or 分 (one 分 is ten 厘)
 * @param inFen whether the amount is in 分, whose worth depends on the period
 */
record RateValue(int start, int end, double amount, boolean inFen) {
  private static final String TO = "(?:-{1,2}|至|到)";
  private static final String UNIT = "%|‰|‱|个百分点|个点";
  private static final String FEN = "(?:\\d{1,2}(?:\\.\\d{1,2})?|[一二两三四五六七八九十])";
  private static final String TAIL = "(?:半|[一二三四五六七八九]|\\d)";
  private static final Pattern VALUE =
      Pattern.compile(
          "(?<per>[百千万])分之(?<part>%1$s)(?:%2$s(?:[百千万]分之)?(?<upper>%1$s))?".formatted(PATTERN, TO)
              + "|(?<=[息率利])(?<short>[千万])(?<few>[一二三四五六七八九]|\\d(?:\\.\\d)?)(?![\\d元块人万千个多])"
              + "|(?<low>%1$s)(?:%3$s)?(?:%2$s(?<high>%1$s))?(?<unit>%3$s)"
                  .formatted(PATTERN, TO, UNIT)
              + "|(?:%1$s[分厘]?%3$s?%2$s)?(?<fen>%1$s)(?<fenli>[分厘])(?<tail>%3$s)?厘?(?![之钟钱店数析类级公布享期红支])"
                  .formatted(FEN, TO, TAIL));

  static List<RateValue> in(String text) {
    List<RateValue> values = new ArrayList<>();
    Matcher matcher = VALUE.matcher(text);
    while (matcher.find()) {
      values.add(of(matcher));
    }
    return values;
  }

  private static RateValue of(Matcher matcher) {
    if (matcher.group("fen") != null) {
      double fen = ChineseNumber.of(matcher.group("fen")) + tail(matcher.group("tail"));
      double amount = matcher.group("fenli").equals("厘") ? fen / 10 : fen;
      return new RateValue(matcher.start(), matcher.end(), amount, true);
    }
    double percent =
        matcher.group("per") != null
            ? greater(matcher.group("part"), matcher.group("upper")) * of(matcher.group("per"))
            : matcher.group("short") != null
                ? ChineseNumber.of(matcher.group("few")) * of(matcher.group("short"))
                : greater(matcher.group("low"), matcher.group("high")) * of(matcher.group("unit"));
    return new RateValue(matcher.start(), matcher.end(), percent, false);
  }

  /** 五 in 一分五, 半 in 两分半. */
  private static double tail(String tail) {
    return tail == null ? 0 : tail.equals("半") ? 0.5 : ChineseNumber.of(tail) / 10;
  }

  private static double greater(String low, String high) {
    double value = ChineseNumber.of(low);
    return high == null ? value : Math.max(value, ChineseNumber.of(high));
  }

  /** How many percent one unit is. */
  private static double of(String unit) {
    return switch (unit) {
      case "千", "‰" -> 0.1;
      case "万", "‱" -> 0.01;
      default -> 1;
    };
  }
}
