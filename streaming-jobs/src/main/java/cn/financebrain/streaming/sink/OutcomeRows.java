package cn.financebrain.streaming.sink;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.ShadowScore;
import cn.financebrain.scoring.EnterpriseSummary;
import cn.financebrain.scoring.Outcome;
import cn.financebrain.scoring.TagChange;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.streaming.operator.ScoredEntry;
import java.util.function.Consumer;

/**
 * The rows of one record of the log: the event itself, and, where it was evaluated, tags and their
 * changes, scores, alerts and the enterprise's line in lists.
 */
public final class OutcomeRows implements RowsOf<ScoredEntry> {
  private static final long serialVersionUID = 1L;

  @Override
  public void rows(ScoredEntry scored, Consumer<WarehouseRow> out) {
    LogPosition position = scored.entry().position();
    if (scored.entry().record() instanceof EnterpriseEvent event) {
      out.accept(new WarehouseRow.EventRow(event, position));
    }
    scored
        .outcome()
        .evaluation()
        .ifPresent(evaluated -> rows(scored.outcome().enterprise(), evaluated, position, out));
  }

  private static void rows(
      EnterpriseId enterprise,
      Outcome.Evaluated evaluated,
      LogPosition position,
      Consumer<WarehouseRow> out) {
    out.accept(
        new WarehouseRow.TagRow(
            enterprise,
            evaluated.asOf(),
            evaluated.release(),
            position,
            evaluated.tags().values()));
    for (TagChange change : evaluated.changes()) {
      out.accept(
          new WarehouseRow.TagChangeRow(
              enterprise,
              change.tag(),
              evaluated.asOf(),
              change.before(),
              change.after(),
              position));
    }
    for (Score score : evaluated.scores()) {
      out.accept(new WarehouseRow.ScoreRow(score, position));
    }
    for (ShadowScore shadow : evaluated.shadows()) {
      out.accept(new WarehouseRow.ShadowScoreRow(shadow, position));
    }
    for (Alert alert : evaluated.alerts()) {
      out.accept(new WarehouseRow.AlertRow(alert, position));
    }
    EnterpriseSummary summary = evaluated.summary();
    out.accept(
        new WarehouseRow.EnterpriseRow(
            enterprise,
            summary.name(),
            summary.region(),
            summary.industry(),
            evaluated.enrolled(),
            position));
  }
}
