package cn.financebrain.scoring.text;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The greatest yearly return that a text promises, in percent.
 *
 * <p>Conventions. Periods are brought to a year by simple interest: a year has 12 months, 4
 * quarters and 365 days. A return without a period ("收益率12%") is by the year. Of a range the upper
 * end counts. By the custom of Chinese lending one 分 is ten 厘, and one 厘 is 1% by the year, 1‰ by
 * the month and 0.1‰ by the day (年息百分、月息千分、日息万分; the People's Bank too writes monthly rates in ‰
 * and daily ones in ‱: 银发〔2005〕129号); 分利 without a period is by the month, so 一分利 is 1% a month.
 * Money that is paid out on money ("投10万每月返3000元") is a rate too, as is doubling in a stated time.
 *
 * <p>No promise are costs and ceilings (贷款利率, 逾期, 违约金, 不超过), taxes, discounts, shares, growth, and
 * whatever the text warns of or denies.
 */
final class PromisedRate {
  private static final int NEAR = 10;

  /** What stands between the rates of a list: "3个月期年化6%，6个月期8%、10%". */
  private static final Pattern LISTED =
      Pattern.compile(
          "(?:起|以上)?[,、/或和及与;)( ]*(?:%s(?:个月|年|天|月)期?)?[:为是]?(?:最高|可达|高达)?"
              .formatted(ChineseNumber.PATTERN));

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
    Payout.in(text).forEach(payout -> rate.promise(payout.at(), payout.rate()));
    return rate.greatest > 0 ? OptionalDouble.of(rate.greatest) : OptionalDouble.empty();
  }

  private void values(List<RateValue> values) {
    RateContext context = new RateContext(text);
    Optional<RatePeriod> period = Optional.empty();
    int free = 0;
    for (RateValue value : values) {
      Optional<RatePeriod> own = context.period(value, free);
      period = own.isEmpty() && isListed(free, value.start()) ? period : own;
      period.ifPresent(p -> promise(value.start(), p.annual(value)));
      free = value.end();
    }
  }

  private boolean isListed(int from, int to) {
    return to - from <= NEAR && LISTED.matcher(text.substring(from, to)).matches();
  }

  private void promise(int at, double rate) {
    if (rate > greatest && statements.get().promises(at)) {
      greatest = rate;
    }
  }
}
