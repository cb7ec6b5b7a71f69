package cn.financebrain.ingest.simulate.justice;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** 裁判文书统计: judgments to date, told at the end of a month that brought some. */
public final class LitigationSummaryEmitter implements Emitter {
  private static final long PAST = 0x6a756467L;
  private static final int LONGEST_SUIT_MONTHS = 8;

  @Override
  public String table() {
    return "litigation_summary";
  }

  @Override
  public List<String> header() {
    return List.of(Rows.ENTERPRISE, "统计日期", "报送日期", "裁判文书数");
  }

  @Override
  public void past(FirmMonth opening, Rows rows) {
    int known = beforeWindow(opening.city(), opening.firm());
    if (known > 0) {
      add(opening, rows, known);
    }
  }

  @Override
  public void emit(FirmMonth month, Rows rows) {
    YearMonth first = month.city().first();
    YearMonth recent = month.month().minusMonths(LONGEST_SUIT_MONTHS);
    boolean news =
        judged(month, recent.isBefore(first) ? first : recent, month.month().atDay(1)) > 0;
    if (news) {
      int known = beforeWindow(month.city(), month.firm());
      add(month, rows, known + judged(month, first, LocalDate.MIN));
    }
  }

  private static void add(FirmMonth month, Rows rows, int known) {
    rows.add(
        month.lastDay(),
        month.lastDay().plusDays(month.random().between(3, 8)),
        month.firm().uscc(),
        month.lastDay(),
        Rows.DELIVERED,
        known);
  }

  /** Judgments from {@code since} to the end of the month, on suits from {@code filed} on. */
  private static int judged(FirmMonth month, YearMonth filed, LocalDate since) {
    int count = 0;
    for (YearMonth at = filed; !at.isAfter(month.month()); at = at.plusMonths(1)) {
      count +=
          (int)
              Docket.judgments(month.city(), month.firm(), at).stream()
                  .filter(j -> !j.on().isAfter(month.lastDay()) && !j.on().isBefore(since))
                  .count();
    }
    return count;
  }

  private static int beforeWindow(City city, Firm firm) {
    double months = Math.max(0, ChronoUnit.MONTHS.between(firm.established(), city.firstDay()));
    double rate = Quarrels.everyday(firm) + Quarrels.brought(firm.size());
    return Draws.of(city.seed(), PAST, firm.number()).poisson(0.8 * rate * Math.min(240, months));
  }
}
