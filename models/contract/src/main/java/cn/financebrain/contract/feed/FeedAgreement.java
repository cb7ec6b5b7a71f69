package cn.financebrain.contract.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a mapping says of its feed as a whole.
 *
 * @param feed the mapping's name, such as {@code city/tax_overdue_filing}
 * @param title what the feed is, for people
 * @param eventTypes what its rows become
 * @param zone of its days
 * @param cadence how often data is due; without one nobody can say that it is late
 * @param grace how much later than due it may come before anybody is troubled
 */
public record FeedAgreement(
    String feed,
    String title,
    List<String> eventTypes,
    ZoneId zone,
    Optional<Cadence> cadence,
    Period grace) {
  public FeedAgreement {
    eventTypes = List.copyOf(eventTypes);
  }

  /** The day by which data newer than this is expected; without a cadence there is none. */
  public Optional<LocalDate> expected(LocalDate newest) {
    return cadence.map(each -> newest.plus(each.period()));
  }

  /**
   * From when on it is late that nothing newer came: the end of the expected day, and the grace.
   */
  public Optional<Instant> lateFrom(LocalDate newest) {
    return expected(newest).map(day -> endOf(day.plus(grace)));
  }

  /** From when on that is past a nuisance: a further cadence later. */
  public Optional<Instant> failedFrom(LocalDate newest) {
    return cadence.map(each -> endOf(newest.plus(each.period()).plus(each.period()).plus(grace)));
  }

  private Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
