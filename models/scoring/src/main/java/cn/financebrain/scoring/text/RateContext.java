package cn.financebrain.scoring.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a rate in a plain text is a return, and by which period: what stands around it tells. */
final class RateContext {
  private static final int BEFORE = 24;
  private static final int AFTER = 10;
  private static final String SENTENCE_ENDS = "。!?;\n…";
  private static final String ENDS = "," + SENTENCE_ENDS;

  /** What makes a rate by a length of time ("每月…3%") a return. */
  private static final Pattern YIELD =
      Pattern.compile("收益|回报|利率|利息|[付计派结]息|返|分红|红利|盈利|保底|稳赚|赚|可得|可享");

  /** What is a return by itself, by the year if nothing else is said. */
  private static final Pattern RETURN =
      Pattern.compile("收益|回报|利率|利息|(?:固定|保底|保本)分红|(?:固定|保本)付息|保底");

  private static final Pattern CONNECTIVE = Pattern.compile("(?:以上|左右)?的?");
  private static final Pattern RETURN_AFTER =
      Pattern.compile("(?:以上|左右)?的?(?:固定|保底|预期|稳定|高|超高|投资|保本)*(?:收益|回报|利率|利息|返利)");
  private static final Pattern PAID_AFTER =
      Pattern.compile("(每[年月日天周季]度?)?(?:支付|给付|派发|返还?|付|分)(?:利息|息|租金|租|现|红|收益)");
  private static final Pattern BY_AFTER = Pattern.compile("/(?:每)?([年月日天周季])");
  private static final Pattern FEN_BEFORE = Pattern.compile("(?:[月年日]利|利息|利率|息)[^,。]{0,5}$");
  private static final Pattern FEN_AFTER = Pattern.compile("的?高?(?:利|息)");

  /** Rates of something else, and ceilings. */
  private static final Pattern NO_RETURN =
      Pattern.compile(
          "税|首付|占股|持股|股权|股份|入股|折|同比|环比|增长|上涨|涨幅|下降|下跌|降低|减少|毛利|净利|利润"
              + "|贷款|按揭|房贷|车贷|信用卡|lpr|基准|同期银行|银行(?:同期|定期|活期)*(?:存款)?利率|国债|央行"
              + "|手续费|服务费|管理费|中奖|概率|通过率|合格率|满意|占比|占总|比例|份额|覆盖率|完成率"
              + "|准备金|保证金|押金|定金|订金|折扣|优惠|补贴|cpi|gdp|通胀|通货膨胀|提成|佣金|抽成|返佣"
              + "|亏损|损失|胜率|出租率|入住率|负债率|不超过|不高于|不得超过|不得高于|未超过|上限|(?<!不)低于|降至|不足|仅");

  private static final Pattern PENALTY = Pattern.compile("逾期|违约|滞纳|罚息|罚款|赔偿|迟延|延迟|按揭|司法保护|民间借贷利率");
  private static final Pattern CEILING = Pattern.compile("以内|以下|封顶|的?(?:税|股|首付|折|手续费)");

  /** A clause of these alone belongs to the one before: "年化收益，最高可达18%". */
  private static final Pattern FILLERS =
      Pattern.compile("(?:高达|最高|可达|达到|达|约|大约|为|是|至少|稳定在|稳定|不低于|保底|:|\\(|\\)|每年|预期|预计)*");

  private final String text;

  RateContext(String text) {
    this.text = text;
  }

  /**
   * The period of a value that is a return; empty if it is none.
   *
   * @param free where the value before ends; what is before that is not this value's
   */
  Optional<RatePeriod> period(RateValue value, int free) {
    String before = before(value.start(), free);
    String after = after(value.end());
    if (isOther(value, before, after)) {
      return Optional.empty();
    }
    Optional<RatePeriod> period =
        by(before, after).or(() -> RatePeriod.ofReturn(before)).or(() -> returnAfter(after));
    return value.inFen() ? fen(period, before, after) : period.or(() -> length(before, after));
  }

  private boolean isOther(RateValue value, String before, String after) {
    int sentence = startAfter(SENTENCE_ENDS, value.start() - BEFORE, value.start());
    return NO_RETURN.matcher(before).find()
        || CEILING.matcher(after).lookingAt()
        || PENALTY.matcher(text.substring(sentence, value.start())).find();
  }

  /** "收益3%/月". */
  private static Optional<RatePeriod> by(String before, String after) {
    Matcher matcher = BY_AFTER.matcher(after);
    return matcher.lookingAt() && YIELD.matcher(before).find()
        ? RatePeriod.ofLength("每" + matcher.group(1))
        : Optional.empty();
  }

  private static Optional<RatePeriod> returnAfter(String after) {
    Matcher matcher = CONNECTIVE.matcher(after);
    int skip = matcher.lookingAt() ? matcher.end() : 0;
    return RatePeriod.ofReturn(after.substring(skip, Math.min(after.length(), skip + 4)));
  }

  /** 分 and 厘 are rates only next to 利 or 息, and by the month if nothing else is said. */
  private static Optional<RatePeriod> fen(
      Optional<RatePeriod> period, String before, String after) {
    boolean isRate = FEN_BEFORE.matcher(before).find() || FEN_AFTER.matcher(after).lookingAt();
    return isRate
        ? period.or(() -> RatePeriod.ofLength(before)).or(() -> Optional.of(RatePeriod.MONTH))
        : Optional.empty();
  }

  private static Optional<RatePeriod> length(String before, String after) {
    Matcher paid = PAID_AFTER.matcher(after);
    if (paid.lookingAt()) {
      String each = paid.group(1) == null ? before : paid.group(1);
      return RatePeriod.ofLength(each);
    }
    boolean isReturn = RETURN_AFTER.matcher(after).lookingAt();
    Optional<RatePeriod> length =
        isReturn || YIELD.matcher(before).find() ? RatePeriod.ofLength(before) : Optional.empty();
    boolean byItself = isReturn || RETURN.matcher(before).find();
    return length.isPresent() || !byItself ? length : Optional.of(RatePeriod.YEAR);
  }

  private String before(int at, int free) {
    int least = Math.max(free, at - BEFORE);
    int start = startAfter(ENDS, least, at);
    boolean afterComma = start > least && text.charAt(start - 1) == ',';
    if (afterComma && FILLERS.matcher(text.substring(start, at)).matches()) {
      start = startAfter(ENDS, least, start - 1);
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
}
