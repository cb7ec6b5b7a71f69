package cn.financebrain.dashboards.schedules;

import cn.financebrain.dashboards.problem.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One time of a schedule.
 *
 * @param task as it was when the run began, as is the owner
 * @param missed times before it that passed while no server ran
 * @param scan empty where none is made
 * @param isAsked whether the operations took the scan on
 * @param failure id of a {@link Failure}: why it failed, or what it waits for; empty otherwise
 * @param untold who was not told of the report, and why
 */
record Run(
    UUID id,
    UUID schedule,
    Instant dueAt,
    Task task,
    String owner,
    boolean byHand,
    int missed,
    State state,
    String scan,
    boolean isAsked,
    Optional<UUID> report,
    String failure,
    Wording detail,
    List<Untold> untold,
    Instant startedAt,
    Optional<Instant> finishedAt) {

  Run {
    untold = List.copyOf(untold);
  }

  enum State {
    SCANNING,
    MAKING,
    DONE,
    FAILED,
    SKIPPED
  }

  /**
   * @param why {@code gone}, {@code right} or {@code territory}
   */
  record Untold(String name, String why) {
    String text() {
      return name + ' ' + why;
    }

    static Untold parse(String text) {
      int end = text.lastIndexOf(' ');
      return new Untold(text.substring(0, end), text.substring(end + 1));
    }
  }
}
