package cn.financebrain.ingest.simulate.lending;

import java.time.LocalDate;

/** 温州指数: rates of private loans, as they might be; the figures are made up. */
final class WenzhouIndex {
  private WenzhouIndex() {}

  /** Percent a year for loans of this term on this day. */
  static double rate(LocalDate day, int months) {
    double wave = StrictMath.sin((day.getYear() * 12 + day.getMonthValue()) / 5.0);
    return 13.2 + 0.5 * wave + (months <= 3 ? 1.1 : months <= 6 ? 0.4 : -0.6);
  }
}
