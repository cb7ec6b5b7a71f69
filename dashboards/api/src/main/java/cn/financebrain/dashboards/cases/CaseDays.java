package cn.financebrain.dashboards.cases;

import static cn.financebrain.dashboards.problem.ProblemCode.CASE_CHANGED;

import cn.financebrain.dashboards.casework.CaseFile;
import cn.financebrain.dashboards.casework.Decision.Done;
import cn.financebrain.dashboards.casework.Procedure;
import cn.financebrain.dashboards.problem.ProblemException;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Brings cases up to the day: ends pauses, reminds, escalates. */
@Component
class CaseDays {
  private static final Logger LOG = LoggerFactory.getLogger(CaseDays.class);
  private static final int BATCH = 1_000;

  private final CaseQueries queries;
  private final CaseStore store;
  private final People people;
  private final Procedure procedure;
  private final TransactionOperations transactions;
  private final InstantSource clock;

  CaseDays(
      CaseQueries queries,
      CaseStore store,
      People people,
      Procedure procedure,
      TransactionOperations transactions,
      InstantSource clock) {
    this.queries = queries;
    this.store = store;
    this.people = people;
    this.procedure = procedure;
    this.transactions = transactions;
    this.clock = clock;
  }

  void bringUp() {
    queries.dueForTheDay(BATCH).forEach(this::bringUp);
  }

  private Optional<Done> onTheDay(CaseFile file) {
    return procedure.onTheDay(file, clock.instant(), people::supervisor);
  }

  /**
   * Somebody may change the case meanwhile; then it comes in the next round. One that fails keeps
   * no other from its turn.
   */
  private void bringUp(String number) {
    try {
      transactions.executeWithoutResult(
          transaction -> {
            CaseFile file = store.find(number).orElseThrow().file();
            Optional<Done> next = onTheDay(file);
            while (next.isPresent()) {
              store.update(next.get());
              next = onTheDay(next.get().file());
            }
          });
    } catch (RuntimeException e) {
      boolean changed = e instanceof ProblemException known && known.code() == CASE_CHANGED;
      if (!changed) {
        LOG.warn("case {}: not brought up to the day, waits: {}", number, e.toString());
      }
    }
  }
}
