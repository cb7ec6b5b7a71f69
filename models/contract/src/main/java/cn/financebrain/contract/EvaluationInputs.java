package cn.financebrain.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the evaluations of single enterprises rested on, as it is stored. */
public interface EvaluationInputs {
  /**
   * All revisions of the enterprise's events that an evaluation knew, each once.
   *
   * @param asOf the evaluation's instant: what arrived or became available later is left out
   * @param knownAt the record that brought the evaluation about: what stands behind it in its
   *     partition of the log is left out
   */
  List<EnterpriseEvent> eventsKnown(EnterpriseId enterprise, Instant asOf, LogPosition knownAt);

  /**
   * The newest statistics of some groups of peers up to a day: one for each definition of the tag.
   *
   * @param groups by the tag that compares, the codes of each
   * @param day counted from 1970-01-01, in UTC+8
   */
  List<PeerEpoch> peersOf(Map<String, Set<List<String>>> groups, long day);

  /**
   * What the marks of days tell of the feeds of a day: those of the newest day up to it that has
   * any, each once.
   *
   * @param day counted from 1970-01-01, in UTC+8
   */
  List<DayBegins> feedsOfDay(long day);
}
