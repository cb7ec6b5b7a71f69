package cn.financebrain.contract.scan;

import java.time.Instant;

/**
 * A run that scores every enterprise, or those of a region, as of one moment.
 *
 * @param id names the scan
 * @param asOf the moment T: of the events those that were available by then count
 * @param region leading digits of region codes (GB/T 2260); empty for all
 * @param release that scores
 * @param detail why it failed; empty where it did not
 * @param enterprises how many were looked at so far; once it is done, how many are listed
 * @param planned how many there are to look at
 * @param fingerprint of all results, 32 hexadecimal digits; empty until it is done. Two scans with
 *     the same fingerprint say the same of every enterprise
 * @param person who asked for it; empty where a schedule did
 * @param schedule id of the schedule; empty where a person asked
 * @param logEnd what of the log counts
 */
public record Scan(
    String id,
    String title,
    Instant asOf,
    String region,
    int release,
    State state,
    String detail,
    long enterprises,
    long planned,
    String fingerprint,
    String person,
    String schedule,
    Instant startedAt,
    LogEnd logEnd) {

  /** Where a scan is. */
  public enum State {
    RUNNING,
    DONE,
    /** Somebody stopped it; it can be resumed. */
    STOPPED,
    /** It can be resumed once what {@code detail} tells of is mended. */
    FAILED
  }

  /** The same scan, once it is known what there is to look at. */
  public Scan planned(long count, LogEnd end) {
    return new Scan(
        id,
        title,
        asOf,
        region,
        release,
        state,
        detail,
        enterprises,
        count,
        fingerprint,
        person,
        schedule,
        startedAt,
        end);
  }

  /** The same scan, further on. */
  public Scan at(State newState, long done, String newDetail) {
    return new Scan(
        id,
        title,
        asOf,
        region,
        release,
        newState,
        newDetail,
        done,
        planned,
        fingerprint,
        person,
        schedule,
        startedAt,
        logEnd);
  }

  /**
   * The same scan, done.
   *
   * @param listed how many enterprises it found scores, or reasons for none, of
   */
  public Scan done(long listed, String sum) {
    return new Scan(
        id,
        title,
        asOf,
        region,
        release,
        State.DONE,
        "",
        listed,
        planned,
        sum,
        person,
        schedule,
        startedAt,
        logEnd);
  }
}
