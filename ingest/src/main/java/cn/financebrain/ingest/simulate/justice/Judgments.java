package cn.financebrain.ingest.simulate.justice;

import cn.financebrain.ingest.simulate.FirmMonth;
import java.time.LocalDate;
import java.time.YearMonth;

/** How many judgments the registrar's file shows, as the courts pass them on. */
public final class Judgments {
  private static final int MONTHS = 18;

  private Judgments() {}

  /** Of suits of the last year and a half, up to a day. */
  public static int before(FirmMonth month, LocalDate day) {
    int count = 0;
    for (int ago = 0; ago < MONTHS; ago++) {
      YearMonth filed = YearMonth.from(day).minusMonths(ago);
      count +=
          (int)
              Docket.judgments(month.city(), month.firm(), filed).stream()
                  .filter(judgment -> judgment.on().isBefore(day))
                  .count();
    }
    return count;
  }
}
