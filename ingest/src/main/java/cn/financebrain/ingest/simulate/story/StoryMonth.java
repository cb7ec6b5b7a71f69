package cn.financebrain.ingest.simulate.story;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Story;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Where a month stands in the story of an enterprise. */
public record StoryMonth(Firm firm, YearMonth month) {
  public static StoryMonth of(FirmMonth month) {
    return new StoryMonth(month.firm(), month.month());
  }

  private Story story() {
    return firm.story();
  }

  /** Whether the date is there and lies in the month. */
  public boolean has(Optional<LocalDate> date) {
    return months(date) == 0;
  }

  /** Months from that of the strain on; -1 before it, and where there is none. */
  public int strained() {
    return months(story().strainedOn());
  }

  /** Months from that of the collapse on; -1 before it, and where there is none. */
  public int collapsed() {
    return months(story().collapsedOn());
  }

  public int promoting() {
    return months(story().promotingOn());
  }

  public boolean recovered() {
    return months(story().recoveredOn()) >= 0;
  }

  /** Left the register in an orderly way, or was given up. */
  public boolean closed() {
    return months(story().closedOn()) > 0;
  }

  /** Whether it lives through the trouble that leads to a default. */
  public boolean failing() {
    return strained() >= 0 && !recovered();
  }

  private int months(Optional<LocalDate> date) {
    return date.map(day -> ChronoUnit.MONTHS.between(YearMonth.from(day), month))
        .filter(months -> months >= 0)
        .map(Long::intValue)
        .orElse(-1);
  }

  /** A random day of the month, not before the date if that lies in it. */
  public LocalDate dayFrom(Optional<LocalDate> date, Draws draws) {
    int first =
        date.filter(day -> YearMonth.from(day).equals(month))
            .map(LocalDate::getDayOfMonth)
            .orElse(1);
    if (firm.establishedIn(month)) {
      first = Math.max(first, firm.established().getDayOfMonth());
    }
    return month.atDay(draws.between(first, month.lengthOfMonth()));
  }
}
