package cn.financebrain.scoring.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The period that a rate is for.
 *
 * @param timesAYear how often it is earned in a year of 365 days or 12 months
 * @param fen percent that one 分 is: 1/10 by the year, 1/100 by the month, 1/1000 by the day
 */
record RatePeriod(double timesAYear, double fen) {
  static final RatePeriod YEAR = new RatePeriod(1, 10);
  static final RatePeriod MONTH = new RatePeriod(12, 1);
  static final RatePeriod DAY = new RatePeriod(365, 0.1);

  private static final String YIELD = "(?:利|息|收益|收入|回报|返|分红|红利|盈利|化)";

  /** A return by the period: 年化, 月息, 日收益. Not 三个月收益, which is of three months. */
  private static final Pattern RETURN =
      Pattern.compile(
          "(?<!半|[\\d一二两三四五六七八九十](?:个)?|\\d年)(?<unit>年|月|周|日|季度?)(?:均|度|投资|租金|综合)?"
              + YIELD
              + "|(?<twice>年年|月月|天天|日日|周周)"
              + YIELD);

  /** A length of time: 每月, 半年, 90天, 三个月, 一年. */
  private static final Pattern LENGTH =
      Pattern.compile(
          "(?<half>半年)"
              + "|[每按逐](?<number>%s)?个?(?<each>年|季度?|月|周|星期|日|天)".formatted(ChineseNumber.PATTERN)
              + "|(?<count>%s)(?<span>个月|个季度|年|周|个星期|天|月期)".formatted(ChineseNumber.PATTERN)
              + "|(?<bare>季度)");

  /** The last return by a period in the text. */
  static Optional<RatePeriod> ofReturn(String text) {
    Optional<RatePeriod> last = Optional.empty();
    Matcher matcher = RETURN.matcher(text);
    while (matcher.find()) {
      String unit = matcher.group("unit") != null ? matcher.group("unit") : matcher.group("twice");
      last = Optional.of(of(1, unit));
    }
    return last;
  }

  /** The last length of time in the text. */
  static Optional<RatePeriod> ofLength(String text) {
    Optional<RatePeriod> last = Optional.empty();
    Matcher matcher = LENGTH.matcher(text);
    while (matcher.find()) {
      last = Optional.of(length(matcher));
    }
    return last;
  }

  private static RatePeriod length(Matcher matcher) {
    if (matcher.group("half") != null) {
      return new RatePeriod(2, 1);
    }
    if (matcher.group("bare") != null) {
      return of(1, "季度");
    }
    boolean each = matcher.group("each") != null;
    String number = matcher.group(each ? "number" : "count");
    String unit = matcher.group(each ? "each" : "span");
    double count = number == null ? 1 : ChineseNumber.of(number);
    boolean calendarYear = unit.equals("年") && count > 50;
    return of(count <= 0 || calendarYear ? 1 : count, unit);
  }

  private static RatePeriod of(double count, String unit) {
    RatePeriod one =
        switch (unit.replace("个", "").charAt(0)) {
          case '年' -> YEAR;
          case '季' -> new RatePeriod(4, 1);
          case '月' -> MONTH;
          case '周', '星' -> new RatePeriod(365.0 / 7, 1);
          default -> DAY;
        };
    return new RatePeriod(one.timesAYear / count, one.fen);
  }

  double annual(RateValue value) {
    return value.amount() * (value.inFen() ? fen : 1) * timesAYear;
  }
}
