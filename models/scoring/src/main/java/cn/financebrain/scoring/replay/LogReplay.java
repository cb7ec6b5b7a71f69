package cn.financebrain.scoring.replay;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.LoggedRecord;
import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.Outcome;
import java.util.List;
import java.util.function.BiConsumer;

/** Hands the records of one enterprise to the evaluator one after another, as the stream does. */
final class LogReplay {
  private final Evaluator evaluator;
  private final Surroundings surroundings;
  private final EnterpriseState state;

  LogReplay(Evaluator evaluator, Surroundings surroundings) {
    this.evaluator = evaluator;
    this.surroundings = surroundings;
    this.state = EnterpriseState.empty(evaluator.catalogue());
  }

  /**
   * @param told each record, with what it brought about; those of releases of another catalogue are
   *     left out, since another job told of them
   * @throws cn.financebrain.scoring.release.ReleaseException if a record's release is not there
   * @throws cn.financebrain.scoring.model.ArtifactException if a model is refused
   */
  void run(List<LoggedRecord> records, BiConsumer<LoggedRecord, Outcome> told) {
    for (LoggedRecord logged : records) {
      long day = DayBegins.dayOf(logged.record().arrivalTime());
      Outcome outcome =
          evaluator.process(
              state,
              logged.record(),
              logged.position(),
              surroundings.peers(day),
              surroundings.stale(day));
      if (evaluator.tells(logged.record())) {
        told.accept(logged, outcome);
      }
    }
  }
}
