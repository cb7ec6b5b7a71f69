package cn.financebrain.dashboards.queries;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.store.PersonQueries.AnswerColumn;
import cn.financebrain.store.PersonQueries.Progress;
import cn.financebrain.store.sql.GuardedStatement;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A query that somebody had run: how far it is, and what it found. */
final class QueryRun {
  /** How it stands. */
  enum State {
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
  }

  final UUID id = UUID.randomUUID();
  final Asked asked;
  final GuardedStatement guarded;
  final List<AnswerColumn> columns;

  /** Null of a run whose rows are looked at. */
  final ExportFormat format;

  final String purpose;
  final Instant startedAt;

  private State state = State.RUNNING;
  private Progress progress = new Progress(0, 0, 0, 0);
  private ResultFile result;
  private Path file;
  private long rows;
  private ProblemException problem;
  private boolean cancelled;
  private Instant endedAt;
  private int[] order;
  private String ordered = "";

  QueryRun(
      Asked asked,
      GuardedStatement guarded,
      List<AnswerColumn> columns,
      ExportFormat format,
      String purpose,
      Instant startedAt) {
    this.asked = asked;
    this.guarded = guarded;
    this.columns = List.copyOf(columns);
    this.format = format;
    this.purpose = purpose;
    this.startedAt = startedAt;
  }

  /** Whether somebody asked for it who has still the same rights. */
  boolean isOf(Account account) {
    return asked.account().name().equals(account.name())
        && asked.account().passwordVersion() == account.passwordVersion();
  }

  synchronized State state() {
    return state;
  }

  synchronized Progress progress() {
    return progress;
  }

  synchronized void progressed(Progress now) {
    if (state == State.RUNNING) {
      progress = now;
    }
  }

  synchronized ResultFile result() {
    return result;
  }

  synchronized void resultIn(ResultFile written) {
    result = written;
  }

  synchronized Path file() {
    return file;
  }

  synchronized void fileIn(Path written) {
    file = written;
  }

  /** Rows so far. */
  synchronized long rows() {
    return result == null ? rows : result.rows();
  }

  synchronized void counted(long exported) {
    rows = exported;
  }

  synchronized ProblemException problem() {
    return problem;
  }

  synchronized Instant endedAt() {
    return endedAt;
  }

  /** From now on its failing is no failure. */
  synchronized void cancel() {
    cancelled = true;
  }

  synchronized void end(ProblemException failure, Instant at) {
    state = cancelled ? State.CANCELLED : failure == null ? State.DONE : State.FAILED;
    problem = cancelled ? null : failure;
    endedAt = at;
  }

  /** The order of rows last asked for; made by {@code orders} where it is another one. */
  synchronized int[] order(String wanted, Ordering orders) throws java.io.IOException {
    if (!ordered.equals(wanted)) {
      order = orders.make();
      ordered = wanted;
    }
    return order;
  }

  /** Makes an order. */
  interface Ordering {
    int[] make() throws java.io.IOException;
  }
}
