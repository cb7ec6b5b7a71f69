package cn.financebrain.store;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.feed.FeedAgreement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a feed is doing.
 *
 * @param agreement what its mapping says; absent where it never was loaded by one
 * @param newestDay the newest day that its data is of
 * @param lastRun the newest load
 * @param runs how many loads there were
 * @param events events accepted, over all loads
 * @param lastArrival when its newest event entered the log
 * @param deadLetters records refused in the last {@value #LETTER_DAYS} days, each counted once
 */
public record FeedHealth(
    String feed,
    Optional<FeedAgreement> agreement,
    Optional<LocalDate> newestDay,
    Optional<FeedRun> lastRun,
    long runs,
    long events,
    Optional<Instant> lastArrival,
    long deadLetters) {
  /** As far back as refused records are counted, so that a look costs the same each year. */
  static final int LETTER_DAYS = 30;
}
