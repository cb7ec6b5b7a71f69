package cn.financebrain.dashboards.notify;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Band;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * What somebody wants to be told of by mail, and when; times are those of Beijing.
 *
 * @param language zh or en
 * @param attach whether reports go with their mails
 * @param cases given to one, or to be supervised by one
 * @param sets whether one is told of what is new in sets that one follows
 * @param pace of alerts: at-once, hourly or daily
 * @param digestAt of daily digests, HH:mm
 * @param quietFrom HH:mm; empty for no quiet hours, as is the other
 * @param redPasses whether red alerts are told in quiet hours, too, and never gathered
 */
record Rules(
    String language,
    boolean reports,
    boolean attach,
    boolean cases,
    boolean sets,
    boolean alerts,
    List<String> risks,
    List<String> bands,
    String pace,
    String digestAt,
    String quietFrom,
    String quietUntil,
    boolean redPasses) {
  static final Rules DEFAULT =
      new Rules(
          "zh",
          true,
          false,
          true,
          true,
          false,
          List.of("fundraising", "default"),
          List.of("orange", "red"),
          "daily",
          "08:30",
          "",
          "",
          true);

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  Rules {
    risks = List.copyOf(risks);
    bands = List.copyOf(bands);
  }

  /**
   * @throws cn.financebrain.dashboards.problem.ProblemException if a field is not what it must be
   */
  Rules checked() {
    Parameters.oneOf("language", language, "zh", "en");
    Parameters.oneOf("pace", pace, "at-once", "hourly", "daily");
    checkRisks(risks);
    checkBands(bands);
    time("digestAt", digestAt);
    if (!quietFrom.isEmpty() || !quietUntil.isEmpty()) {
      if (time("quietFrom", quietFrom).equals(time("quietUntil", quietUntil))) {
        throw Bodies.invalid("quietUntil", "不能与开始时间相同", "it must differ from the beginning");
      }
    }
    return this;
  }

  static void checkRisks(List<String> risks) {
    risks.forEach(Parameters::risk);
    someOf("risks", risks);
  }

  static void checkBands(List<String> bands) {
    Parameters.bands(bands);
    someOf("bands", bands);
  }

  static void someOf(String field, List<String> values) {
    if (values.isEmpty() || values.stream().distinct().count() < values.size()) {
      throw Bodies.invalid(field, "应至少选择一项，且不重复", "expected at least one, none twice");
    }
  }

  private static LocalTime time(String field, String text) {
    try {
      if (text.length() == "HH:mm".length()) {
        return LocalTime.parse(text);
      }
    } catch (DateTimeException e) {
      // told below
    }
    throw Bodies.invalid(field, "应为 HH:mm", "expected HH:mm");
  }

  boolean matches(Alert alert) {
    return alerts
        && risks.contains(alert.risk().id())
        && bands.contains(Parameters.id(alert.band()));
  }

  /** Whether this alert waits for no digest. */
  boolean isAtOnce(Alert alert, Instant now) {
    boolean passes = redPasses && alert.band() == Band.RED;
    return passes || (pace.equals("at-once") && !isQuiet(now));
  }

  boolean isQuiet(Instant now) {
    return !quietFrom.isEmpty()
        && within(
            now.atZone(ZONE).toLocalTime(),
            LocalTime.parse(quietFrom),
            LocalTime.parse(quietUntil));
  }

  /** A night's end is before its beginning. */
  private static boolean within(LocalTime time, LocalTime from, LocalTime until) {
    boolean started = !time.isBefore(from);
    boolean goesOn = time.isBefore(until);
    return from.isBefore(until) ? started && goesOn : started || goesOn;
  }

  /** When the digest comes that holds what happened now. */
  Instant digestDue(Instant now) {
    return awake(
        switch (pace) {
          case "hourly" -> now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
          case "daily" -> next(now, LocalTime.parse(digestAt));
          default -> now;
        });
  }

  /** That instant, or the end of the quiet hours in which it is. */
  Instant awake(Instant instant) {
    return isQuiet(instant) ? next(instant, LocalTime.parse(quietUntil)) : instant;
  }

  private static Instant next(Instant after, LocalTime time) {
    ZonedDateTime today = after.atZone(ZONE).with(time);
    return (today.toInstant().isAfter(after) ? today : today.plusDays(1)).toInstant();
  }

  String say(String chinese, String english) {
    return language.equals("en") ? english : chinese;
  }

  static String bandIn(String language, Band band) {
    return language.equals("en") ? Parameters.id(band) : band.chinese() + "色";
  }

  static Band band(String id) {
    return Arrays.stream(Band.values())
        .filter(band -> Parameters.id(band).equals(id))
        .findFirst()
        .orElseThrow();
  }
}
