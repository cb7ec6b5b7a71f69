package cn.financebrain.store;

import cn.financebrain.contract.FeedRun;
import java.time.Instant;
import java.util.Optional;

/**
 * How a feed is doing.
 *
 * @param lastRun the newest load
 * @param runs how many loads there were
 * @param events events accepted, over all loads
 * @param lastArrival when its newest event entered the log
 * @param deadLetters records refused, each counted once
 */
public record FeedHealth(
    String feed,
    Optional<FeedRun> lastRun,
    long runs,
    long events,
    Optional<Instant> lastArrival,
    long deadLetters) {}
