package cn.financebrain.ingest.health;

import cn.financebrain.contract.feed.Cadence;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/** Periods and shares as people read them. */
final class Words {
  private static final int WEEK = 7;
  private static final int QUARTER = 3;
  private static final int YEAR = 12;

  private Words() {}

  static String cadence(Cadence cadence) {
    Period period = cadence.period();
    long months = period.toTotalMonths();
    return months == 0
        ? switch (days(period)) {
          case 1 -> "每日";
          case WEEK -> "每周";
          default -> "每 " + days(period) + " 天";
        }
        : switch (Math.toIntExact(months)) {
          case 1 -> "每月";
          case QUARTER -> "每季";
          case YEAR -> "每年";
          default -> "每 " + months + " 个月";
        };
  }

  static String period(Period period) {
    long months = period.toTotalMonths();
    String days = months > 0 && days(period) == 0 ? "" : days(period) + " 天";
    return (months > 0 ? months + " 个月" : "") + days;
  }

  private static int days(Period period) {
    return Math.toIntExact(period.get(ChronoUnit.DAYS));
  }

  /** A share as a percentage with one digit. */
  static String percent(double share) {
    return Math.round(share * 1_000) / 10.0 + "%";
  }
}
