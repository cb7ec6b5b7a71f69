package cn.financebrain.scoring.text;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The greatest yearly return that a text promises. */
final class PromisedRate {
  private static final Pattern PERCENT =
      Pattern.compile(
          "(年化|年利率|年息|年回报|月息|每月|月利|日息|季度)[^%，。；\\d]{0,10}"
              + "(?:\\d+(?:\\.\\d+)?%?[-~至到—])?(\\d+(?:\\.\\d+)?)(%|分)");

  private PromisedRate() {}

  static OptionalDouble of(String text) {
    OptionalDouble greatest = OptionalDouble.empty();
    Matcher matcher = PERCENT.matcher(text);
    while (matcher.find()) {
      double rate = Double.parseDouble(matcher.group(2)) * timesAYear(matcher.group(1));
      greatest = OptionalDouble.of(Math.max(rate, greatest.orElse(0)));
    }
    return greatest;
  }

  private static int timesAYear(String period) {
    return period.contains("月") ? 12 : period.contains("日") ? 365 : period.contains("季") ? 4 : 1;
  }
}
