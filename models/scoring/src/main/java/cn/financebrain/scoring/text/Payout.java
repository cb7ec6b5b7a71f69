package cn.financebrain.scoring.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A return that a text states in money ("投10万每月返3000元", "存1万，一年后拿1.2万") or as doubling in a time.
 *
 * @param at where its number or word stands in the text
 * @param rate percent a year
 */
record Payout(int at, double rate) {
  private static final String PAID =
      "(?:投资?|投入|存|存入|认购|购买|缴纳?|交|充值?|入股|出资)[^\\d。!?;\n]{0,6}?(%s(?:万|千|百)?)(?:元|块)?[^。!?;\n]{0,12}?"
          .formatted(ChineseNumber.PATTERN);
  private static final String GETS =
      "[^\\d。!?;\n]{0,8}?(?:返|领|收益|分红|利息|得|赚|拿|息|收)[^\\d。!?;\n]{0,5}?(%s(?:万|千|百)?)(?:元|块)"
          .formatted(ChineseNumber.PATTERN);

  /** Money for each period. */
  private static final Pattern EACH =
      Pattern.compile(PAID + "(每个?月|月月|每天|每日|天天|每年|年年|每季度?|每周|[日月年](?=[赚返领收得入]))" + GETS);

  /** More money after a time. */
  private static final Pattern AFTER =
      Pattern.compile(
          PAID
              + "((?:半|%s)(?:年|个月|天))(?:后|到期|以后|之后)".formatted(ChineseNumber.PATTERN)
              + GETS.replace("(?:元|块)", "(?:元|块)?"));

  private static final Pattern DOUBLES = Pattern.compile("翻(?:倍|番|一倍|一番|两番)");
  private static final Pattern MONEY = Pattern.compile("收益|本金|投资|资金|钱|财富|回报|存款|本息|回本");
  private static final Pattern BUSINESS = Pattern.compile("业绩|营收|收入|利润|增长|销量|产值|产量|用户");

  static List<Payout> in(String text) {
    List<Payout> payouts = new ArrayList<>();
    addEach(text, payouts);
    addAfter(text, payouts);
    addDoubling(text, payouts);
    return payouts;
  }

  private static void addEach(String text, List<Payout> payouts) {
    Matcher matcher = EACH.matcher(text);
    while (matcher.find()) {
      double paid = ChineseNumber.of(matcher.group(1));
      double earned = ChineseNumber.of(matcher.group(3));
      String each = matcher.group(2);
      char unit = each.charAt(each.length() - 1) == '度' ? '季' : each.charAt(each.length() - 1);
      RatePeriod.ofLength("每" + unit)
          .filter(period -> paid > 0)
          .map(period -> new Payout(matcher.start(3), 100 * earned / paid * period.timesAYear()))
          .ifPresent(payouts::add);
    }
  }

  private static void addAfter(String text, List<Payout> payouts) {
    Matcher matcher = AFTER.matcher(text);
    while (matcher.find()) {
      double paid = ChineseNumber.of(matcher.group(1));
      double got = ChineseNumber.of(matcher.group(3));
      RatePeriod.ofLength(matcher.group(2))
          .filter(period -> paid > 0 && got > paid)
          .map(
              period ->
                  new Payout(matcher.start(3), 100 * (got - paid) / paid * period.timesAYear()))
          .ifPresent(payouts::add);
    }
  }

  private static void addDoubling(String text, List<Payout> payouts) {
    Matcher matcher = DOUBLES.matcher(text);
    while (matcher.find()) {
      String before = clauseBefore(text, matcher.start());
      if (MONEY.matcher(before).find() && !BUSINESS.matcher(before).find()) {
        double percent = matcher.group().equals("翻两番") ? 300 : 100;
        RatePeriod.ofReturn(before)
            .or(() -> RatePeriod.ofLength(before))
            .map(period -> new Payout(matcher.start(), percent * period.timesAYear()))
            .ifPresent(payouts::add);
      }
    }
  }

  private static String clauseBefore(String text, int at) {
    int start = at;
    while (start > 0 && at - start < 24 && !Punctuation.endsClause(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, at);
  }
}
