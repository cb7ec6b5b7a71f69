package cn.financebrain.dashboards.schedules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A schedule as it is kept.
 *
 * @param recipients names of accounts that are told of each report, or of the end of each scan
 * @param owner in whose name it is done: who changed it last
 * @param pausedWhy id of a {@link Failure}; empty where somebody paused it, or nobody did
 * @param nextAt empty while it is paused, and where no time is left
 */
record Schedule(
    UUID id,
    Task task,
    Cadence cadence,
    List<String> recipients,
    String owner,
    boolean enabled,
    String pausedWhy,
    Optional<Instant> nextAt,
    int version,
    String createdBy,
    Instant createdAt) {

  Schedule {
    recipients = List.copyOf(recipients);
  }
}
