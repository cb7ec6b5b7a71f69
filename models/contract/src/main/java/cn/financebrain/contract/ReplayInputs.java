package cn.financebrain.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is stored of enterprises' ways through the log, from which their alerts can be derived anew.
 */
public interface ReplayInputs {
  /**
   * The enterprise's events with the places at which they stand in the log, in no order.
   *
   * @param until what arrived later is left out
   */
  List<LoggedRecord> eventsLogged(EnterpriseId enterprise, Instant until);

  /**
   * What each evaluation of the enterprise told, one score a risk, in no order.
   *
   * @param until evaluations as of later instants are left out
   */
  List<StoredScore> scoresTold(EnterpriseId enterprise, Instant until);

  /**
   * The statistics of some groups of peers of all days up to one, in the order of the days.
   *
   * @param groups by the tag that compares, the codes of each
   * @param day counted from 1970-01-01, in UTC+8
   */
  List<PeerEpoch> peersUntil(Map<String, Set<List<String>>> groups, long day);

  /**
   * What the marks of all days up to one tell of the feeds.
   *
   * @param day counted from 1970-01-01, in UTC+8
   */
  List<DayBegins> feedsUntil(long day);
}
