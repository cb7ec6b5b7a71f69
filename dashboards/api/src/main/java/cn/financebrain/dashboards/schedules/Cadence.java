package cn.financebrain.dashboards.schedules;

import cn.financebrain.dashboards.casework.WorkingDays;
import cn.financebrain.dashboards.wire.Bodies;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import org.springframework.scheduling.support.CronExpression;

/**
 * When a schedule comes.
 *
 * @param cron five fields: minute, hour, day of month, month, day of week, as Spring reads them
 */
record Cadence(String cron, Holidays holidays, ZoneId zone) {
  static final String DEFAULT_ZONE = "Asia/Shanghai";

  private static final int CRON_MAX = 100;
  private static final int ZONE_MAX = 60;
  private static final int FIELDS = 5;
  private static final int LOOKED_AT = 50;
  private static final Duration SHORTEST = Duration.ofHours(1);

  /** Longer than any calendar needs to bring a 29 February that is worked. */
  private static final int YEARS_AHEAD = 30;

  /**
   * @param planned the day that the expression says, before holidays are looked at
   */
  record Time(Instant at, LocalDate planned) {}

  /**
   * @throws cn.financebrain.dashboards.problem.ProblemException that says what to write instead
   */
  static Cadence parse(String cron, String holidays, String zone, Instant now) {
    String text = Bodies.text("cron", cron, CRON_MAX).strip().replaceAll("\\s+", " ");
    Cadence cadence =
        new Cadence(
            text,
            Holidays.parse(Bodies.present("holidays", holidays))
                .orElseThrow(
                    () ->
                        Bodies.invalid(
                            "holidays",
                            "应为 as-is、next-working-day 或 skip",
                            "expected as-is, next-working-day or skip")),
            zone(zone == null || zone.isEmpty() ? DEFAULT_ZONE : zone));
    cadence.requireSeldom(cadence.expression(), now);
    return cadence;
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(Bodies.text("zone", text, ZONE_MAX));
    } catch (DateTimeException e) {
      throw Bodies.invalid(
          "zone", "未知的时区，例如 Asia/Shanghai", "no such zone; write one such as Asia/Shanghai");
    }
  }

  private CronExpression expression() {
    try {
      if (cron.split(" ", -1).length == FIELDS) {
        return CronExpression.parse("0 " + cron);
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw Bodies.invalid(
        "cron",
        "应为五段“分 时 日 月 周”，例如 0 8 * * 1 表示每周一 08:00",
        "expected five fields, minute hour day month weekday, such as 0 8 * * 1 for Mondays at 08:00");
  }

  private void requireSeldom(CronExpression expression, Instant now) {
    LocalDateTime before = expression.next(LocalDateTime.ofInstant(now, zone));
    if (before == null) {
      throw Bodies.invalid("cron", "不存在这样的日期，例如 2 月 30 日", "there is no such day, as 30 February");
    }
    for (int i = 1; i < LOOKED_AT; i++) {
      LocalDateTime next = expression.next(before);
      if (next == null) {
        return;
      }
      if (Duration.between(before, next).compareTo(SHORTEST) < 0) {
        throw Bodies.invalid(
            "cron", "最多每小时一次，请将分钟写成一个数", "at most once an hour: write one number of minutes");
      }
      before = next;
    }
  }

  /**
   * The first time after an instant; empty where none is left. A time that the clocks leave out
   * comes when they go on, one that they repeat comes once.
   */
  Optional<Time> next(Instant after, WorkingDays days) {
    CronExpression expression = expression();
    LocalDateTime from = from(LocalDateTime.ofInstant(after, zone), days);
    LocalDateTime end = from.plusYears(YEARS_AHEAD);
    Time best = null;
    for (LocalDateTime planned = expression.next(from);
        planned != null && planned.isBefore(end) && !isSettled(best, planned);
        planned = expression.next(planned)) {
      Optional<LocalDateTime> comes = comes(planned, days);
      if (comes.isPresent()) {
        Instant at = instant(comes.get());
        if (at.isAfter(after) && (best == null || at.isBefore(best.at()))) {
          best = new Time(at, planned.toLocalDate());
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** What is planned later can't come earlier. */
  private boolean isSettled(Time best, LocalDateTime planned) {
    return best != null && !instant(planned).isBefore(best.at());
  }

  /** Before it nothing is planned that may be put off to after the instant. */
  private LocalDateTime from(LocalDateTime after, WorkingDays days) {
    if (holidays != Holidays.NEXT_WORKING_DAY) {
      return after;
    }
    LocalDate day = after.toLocalDate();
    while (!days.isWorked(day.minusDays(1))) {
      day = day.minusDays(1);
    }
    return day.atStartOfDay().minusNanos(1);
  }

  private Optional<LocalDateTime> comes(LocalDateTime planned, WorkingDays days) {
    LocalDate day = planned.toLocalDate();
    if (holidays == Holidays.AS_IS || days.isWorked(day)) {
      return Optional.of(planned);
    }
    return holidays == Holidays.SKIP
        ? Optional.empty()
        : Optional.of(days.plus(day, 1).atTime(planned.toLocalTime()));
  }

  private Instant instant(LocalDateTime local) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change != null && change.isGap()
        ? change.getInstant()
        : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
  }

  /**
   * @param due the newest time until an instant
   * @param missed how many passed before it
   */
  record Due(Instant due, int missed) {}

  /** What is due of a schedule whose next time was {@code first}. */
  Due due(Instant first, Instant now, WorkingDays days) {
    Instant due = first;
    int missed = 0;
    for (Optional<Time> next = next(due, days);
        next.isPresent() && !next.get().at().isAfter(now);
        next = next(due, days)) {
      due = next.get().at();
      missed++;
    }
    return new Due(due, missed);
  }
}
