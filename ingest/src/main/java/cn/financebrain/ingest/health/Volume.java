package cn.financebrain.ingest.health;

import cn.financebrain.contract.feed.Cadence;
import cn.financebrain.contract.feed.FeedAgreement;
import cn.financebrain.contract.feed.FeedFinding;
import cn.financebrain.contract.feed.FeedFinding.Kind;
import cn.financebrain.contract.feed.FeedFinding.Severity;
import cn.financebrain.contract.feed.FeedHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether the last complete period of the cadence brought about as many rows as those before it: no
 * further from their median than three deviations (1.4826 × the median absolute deviation, which
 * for a normal distribution is the standard deviation; Leys et al. 2013), half of the median, and
 * three times its square root, which is chance alone. Days are compared with the same weekday of
 * the weeks before. What was so in two of the earlier periods is usual too. Fewer than four earlier
 * periods: too early to say.
 */
final class Volume {
  static final int ENOUGH = 4;
  private static final int MOST = 12;
  private static final double DEVIATIONS = 3;
  private static final double MAD_TO_SIGMA = 1.4826;
  private static final double SHARE = 0.5;
  private static final double NEARLY = 0.8;
  private static final int OFTEN = 2;

  private Volume() {}

  static Optional<FeedFinding> judge(FeedHistory history, Instant asOf) {
    return history.agreement().cadence().flatMap(cadence -> judge(history, cadence, asOf));
  }

  private static Optional<FeedFinding> judge(FeedHistory history, Cadence cadence, Instant asOf) {
    FeedAgreement agreement = history.agreement();
    if (history.accepted().isEmpty()) {
      return Optional.empty();
    }
    SortedMap<LocalDate, Long> periods = new TreeMap<>();
    history.accepted().forEach((day, rows) -> periods.merge(cadence.start(day), rows, Long::sum));
    LocalDate first = next(cadence, periods.firstKey()); // the first one may have begun before us
    LocalDate last = lastComplete(agreement, cadence, asOf);
    List<Long> earlier = earlier(cadence, periods, first, last);
    if (last.isBefore(first) || earlier.size() < ENOUGH) {
      return Optional.empty();
    }
    long rows = periods.getOrDefault(last, 0L);
    double median = Median.of(earlier);
    return isUsual(rows, earlier, median)
        ? Optional.empty()
        : Optional.of(finding(agreement, cadence, last, rows, median, earlier.size()));
  }

  private static boolean isUsual(long rows, List<Long> earlier, double median) {
    double mad = Median.of(earlier.stream().map(each -> Math.abs(each - median)).toList());
    double allowed =
        Math.max(
            Math.max(DEVIATIONS * MAD_TO_SIGMA * mad, SHARE * median),
            DEVIATIONS * Math.sqrt(Math.max(1, median)));
    return Math.abs(rows - median) <= allowed || hasBeenSo(rows, earlier, median);
  }

  /** Twice already, or nearly: the peaks at the ends of quarters are no news. */
  private static boolean hasBeenSo(long rows, List<Long> earlier, double median) {
    return earlier.stream()
            .filter(each -> rows > median ? each >= rows * NEARLY : each * NEARLY <= rows)
            .count()
        >= OFTEN;
  }

  private static LocalDate next(Cadence cadence, LocalDate start) {
    return start.plus(cadence.period());
  }

  /** The last period that is over, and whose data has had the grace to come. */
  private static LocalDate lastComplete(FeedAgreement agreement, Cadence cadence, Instant asOf) {
    LocalDate today = LocalDate.ofInstant(asOf, agreement.zone());
    LocalDate start = cadence.start(today);
    while (next(cadence, start).plus(agreement.grace()).isAfter(today)) {
      start = start.minus(cadence.period());
    }
    return start;
  }

  private static List<Long> earlier(
      Cadence cadence, SortedMap<LocalDate, Long> periods, LocalDate first, LocalDate last) {
    Period step = cadence.isDaily() ? Period.ofWeeks(1) : cadence.period();
    List<Long> earlier = new ArrayList<>();
    for (LocalDate start = last.minus(step);
        !start.isBefore(first) && earlier.size() < MOST;
        start = start.minus(step)) {
      earlier.add(periods.getOrDefault(start, 0L));
    }
    return earlier;
  }

  private static FeedFinding finding(
      FeedAgreement agreement,
      Cadence cadence,
      LocalDate start,
      long rows,
      double median,
      int periods) {
    LocalDate end = next(cadence, start);
    return FeedFinding.open(
        agreement.feed(),
        Kind.VOLUME,
        "",
        rows == 0 ? Severity.ERROR : Severity.WARNING,
        end.atStartOfDay(agreement.zone()).toInstant(),
        "%s 至 %s 新增 %,d 条，此前 %d 期的中位数为 %,d 条"
            .formatted(start, end.minusDays(1), rows, periods, Math.round(median)),
        "%,d new rows from %s to %s; the median of the %d periods before is %,d"
            .formatted(rows, start, end.minusDays(1), periods, Math.round(median)));
  }
}
