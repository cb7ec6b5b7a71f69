package cn.financebrain.scoring.text;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The greatest yearly return that a text promises, in percent.
 *
 * <p>Conventions. Periods are brought to a year by simple interest: a year has 12 months, 4
 * quarters and 365 days. A return without a period ("收益率12%") is by the year. Of a range the upper
 * end counts. In the custom of Chinese lending one 分 is ten 厘, and one 厘 is 1% by the year, 1‰ by
 * the month and 0.1‰ by the day (年息百分、月息千分、日息万分: the People's Bank writes monthly rates in ‰ and
 * daily rates in ‱, see its rules on interest, 银发〔2005〕129号); 分利 without a period is by the month:
 * 一分利 is 1% a month. Lent or invested money with a payout ("投10万每月返3000元") is a rate too, as is
 * doubling in a stated time.
 *
 * <p>No promise are costs and ceilings (贷款利率, 逾期, 违约金, 不超过), taxes, discounts, shares, growth, and
 * whatever the text warns of or denies.
 */
final class PromisedRate {
  private static final int BEFORE = 24;
  private static final int AFTER = 10;
  private static final String SENTENCE_ENDS = "。!?;\n…";

  private static final Pattern YIELD = Pattern.compile("收益|回报|利率|利息|[付计派结]息|返|分红|红利|盈利|保底|稳赚|赚");

  /** What is a return by itself, by the year if nothing else is said. */
  private static final Pattern RETURN =
      Pattern.compile("收益|回报|利率|利息|(?:固定|保底|保本)分红|(?:固定|保本)付息|保底");

  private static final Pattern CONNECTIVE = Pattern.compile("(?:以上|左右)?的?");
  private static final Pattern RETURN_AFTER =
      Pattern.compile("^(?:以上|左右)?的?(?:固定|保底|预期|稳定|高|超高|投资|保本)*(?:收益|回报|利率|利息|返利)");
  private static final Pattern FEN_BEFORE = Pattern.compile("(?:[月年日]利|利息|利率|息)[^,。]{0,5}$");
  private static final Pattern FEN_AFTER = Pattern.compile("^的?(?:高)?(?:利|息)");

  private static final Pattern NO_RETURN =
      Pattern.compile(
          "税|首付|占股|持股|股权|股份|入股|折|同比|环比|增长|上涨|涨幅|下降|下跌|降低|减少|毛利|净利|利润|贷款|按揭|房贷|车贷|信用卡"
              + "|lpr|基准|同期银行|银行(?:同期|定期|活期)*(?:存款)?利率|国债|央行|手续费|服务费|管理费|中奖|概率|通过率|合格率|满意|占比|占总"
              + "|比例|份额|覆盖率|完成率|准备金|保证金|押金|定金|订金|折扣|优惠|补贴|cpi|gdp|通胀|通货膨胀|提成|佣金|抽成|返佣|亏损|损失"
              + "|胜率|出租率|入住率|负债率|不超过|不高于|不得超过|不得高于|未超过|上限|(?<!不)低于|降至|不足|仅");
  private static final Pattern PENALTY = Pattern.compile("逾期|违约|滞纳|罚息|罚款|赔偿|迟延|延迟|按揭|司法保护|民间借贷利率");
  private static final Pattern CEILING = Pattern.compile("^(?:以内|以下|封顶|的?税|的?股|的?首付|的?折|的?手续费)");
  private static final Pattern ONLY_FILLERS =
      Pattern.compile("^(?:高达|最高|可达|达到|达|约|大约|为|是|至少|稳定在|稳定|不低于|保底|:|\\(|\\)|每年|预期|预计)*$");
  private static final Pattern LISTED =
      Pattern.compile(
          "^(?:起|以上)?[,、/或和及与;)( ]*(?:%s(?:个月|年|天|月)期?)?[:为是]?(?:最高|可达|高达)?$"
              .formatted(ChineseNumber.PATTERN));

  private static final Pattern DOUBLES = Pattern.compile("翻(?:倍|番|一倍|一番|两番)");
  private static final Pattern MONEY = Pattern.compile("收益|本金|投资|资金|钱|财富|回报|存款|本息|回本");

  private static final String AMOUNT = "(" + ChineseNumber.PATTERN + "(?:万|千|百)?)";
  private static final Pattern PAYOUT =
      Pattern.compile(
          ("(?:投资?|投入|存|存入|认购|购买|缴纳?|交|充值?|入股|出资)[^\\d。!?;\n]{0,6}?%1$s(?:元|块)?[^。!?;\n]{0,12}?"
                  + "(每个?月|月月|每天|每日|天天|每年|每季度?|每周)[^\\d。!?;\n]{0,8}?"
                  + "(?:返|领|收益|分红|利息|得|赚|拿|息|收)[^\\d。!?;\n]{0,5}?%1$s(?:元|块)")
              .formatted(AMOUNT));

  private final String text;
  private final Supplier<Statements> statements;
  private double greatest = Double.NEGATIVE_INFINITY;

  private PromisedRate(String text, Supplier<Statements> statements) {
    this.text = text;
    this.statements = statements;
  }

  /** Reads a plain text; statements are asked for only if it holds a return at all. */
  static OptionalDouble of(String text, Supplier<Statements> statements) {
    PromisedRate rate = new PromisedRate(text, statements);
    rate.values(RateValue.in(text));
    rate.doublings();
    rate.payouts();
    return rate.greatest > 0 ? OptionalDouble.of(rate.greatest) : OptionalDouble.empty();
  }

  private void values(List<RateValue> values) {
    RateValue before = null;
    Optional<RatePeriod> period = Optional.empty();
    for (RateValue value : values) {
      int free = before == null ? 0 : before.end();
      Optional<RatePeriod> own = period(value, free);
      boolean listed =
          own.isEmpty()
              && before != null
              && value.start() - free <= AFTER
              && LISTED.matcher(text.substring(free, value.start())).matches();
      period = listed ? period : own;
      period.ifPresent(p -> promise(value.start(), p.annual(value)));
      before = value;
    }
  }

  private void promise(int at, double rate) {
    if (rate > greatest && statements.get().promises(at)) {
      greatest = rate;
    }
  }

  /** The period of a value that is a return, with nothing before {@code free} looked at. */
  private Optional<RatePeriod> period(RateValue value, int free) {
    String before = before(value.start(), free);
    String after = after(value.end());
    int sentence = startAfter(SENTENCE_ENDS, value.start() - BEFORE, value.start());
    if (NO_RETURN.matcher(before).find()
        || CEILING.matcher(after).find()
        || PENALTY.matcher(text.substring(sentence, value.start())).find()) {
      return Optional.empty();
    }
    Optional<RatePeriod> period = RatePeriod.ofReturn(before).or(() -> returnAfter(after));
    if (value.inFen()) {
      boolean isRate = FEN_BEFORE.matcher(before).find() || FEN_AFTER.matcher(after).find();
      return isRate
          ? period.or(() -> RatePeriod.ofLength(before)).or(() -> Optional.of(RatePeriod.MONTH))
          : Optional.empty();
    }
    return period.or(() -> ofLengthOrNone(before, after));
  }

  private static Optional<RatePeriod> returnAfter(String after) {
    Matcher matcher = CONNECTIVE.matcher(after);
    int skip = matcher.lookingAt() ? matcher.end() : 0;
    return RatePeriod.ofReturn(after.substring(skip, Math.min(after.length(), skip + 4)));
  }

  private static Optional<RatePeriod> ofLengthOrNone(String before, String after) {
    boolean isReturn = RETURN_AFTER.matcher(after).find();
    if (isReturn || YIELD.matcher(before).find()) {
      Optional<RatePeriod> length = RatePeriod.ofLength(before);
      if (length.isPresent()) {
        return length;
      }
    }
    return isReturn || RETURN.matcher(before).find()
        ? Optional.of(RatePeriod.YEAR)
        : Optional.empty();
  }

  /** The clause up to the place, and the one before if this one is "高达" and the like alone. */
  private String before(int at, int free) {
    int least = Math.max(free, at - BEFORE);
    int start = startAfter("," + SENTENCE_ENDS, least, at);
    if (start > least
        && text.charAt(start - 1) == ','
        && ONLY_FILLERS.matcher(text.substring(start, at)).matches()) {
      start = startAfter("," + SENTENCE_ENDS, least, start - 1);
    }
    return text.substring(start, at);
  }

  private int startAfter(String stops, int least, int at) {
    int start = at;
    while (start > Math.max(0, least) && stops.indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return start;
  }

  private String after(int from) {
    int end = from;
    while (end < text.length() && end < from + AFTER && !Punctuation.endsClause(text.charAt(end))) {
      end++;
    }
    return text.substring(from, end);
  }

  private void doublings() {
    Matcher matcher = DOUBLES.matcher(text);
    while (matcher.find()) {
      int at = matcher.start();
      String before = before(at, 0);
      if (!NO_RETURN.matcher(before).find() && MONEY.matcher(before).find()) {
        double percent = matcher.group().equals("翻两番") ? 300 : 100;
        RatePeriod.ofReturn(before)
            .or(() -> RatePeriod.ofLength(before))
            .ifPresent(period -> promise(at, percent * period.timesAYear()));
      }
    }
  }

  private void payouts() {
    Matcher matcher = PAYOUT.matcher(text);
    while (matcher.find()) {
      double paid = ChineseNumber.of(matcher.group(1));
      double earned = ChineseNumber.of(matcher.group(3));
      if (paid > 0) {
        RatePeriod.ofLength(matcher.group(2).replace("月月", "每月").replace("天天", "每天"))
            .ifPresent(p -> promise(matcher.start(3), 100 * earned / paid * p.timesAYear()));
      }
    }
  }
}
