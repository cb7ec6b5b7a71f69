package cn.financebrain.store;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.AlertBudget;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.LoggedRecord;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.ShadowScore;
import cn.financebrain.contract.TagValue;
import cn.financebrain.contract.drift.DriftFinding;
import cn.financebrain.contract.feed.FeedFinding;
import cn.financebrain.contract.feed.FeedLoad;
import cn.financebrain.contract.scan.Scan;
import cn.financebrain.contract.scan.ScanPart;
import cn.financebrain.contract.scan.ScanScore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What can be written to the warehouse. Every row has a key that follows from its content, so a row
 * may be written any number of times: readers see it once. Times are kept to the microsecond.
 */
public sealed interface WarehouseRow {

  /**
   * An event of the canonical log. Of rows with the same enterprise, source, id and revision the
   * one that stands first in the log is kept.
   */
  record EventRow(EnterpriseEvent event, LogPosition position) implements WarehouseRow {
    LoggedRecord logged() {
      return new LoggedRecord(event, position);
    }

    public EventPlace place() {
      return new EventPlace(event.eventTime(), event.key());
    }
  }

  /**
   * All tags of an enterprise. The row of the highest offset is kept; the history of values is in
   * {@link TagChangeRow}.
   *
   * @param asOf the instant T of the profile
   * @param values one value a tag, in the order of the catalogue the writer was opened with
   */
  record TagRow(
      EnterpriseId enterprise,
      Instant asOf,
      int release,
      LogPosition position,
      List<TagValue> values)
      implements WarehouseRow {
    public TagRow {
      values = List.copyOf(values);
    }
  }

  /**
   * One tag took another value.
   *
   * @param before {@link TagValue.Missing} where the tag had no value
   */
  record TagChangeRow(
      EnterpriseId enterprise,
      String tag,
      Instant asOf,
      TagValue before,
      TagValue after,
      LogPosition position)
      implements WarehouseRow {}

  /**
   * A score in the history of scores; the newest of each enterprise and risk is also kept apart.
   */
  record ScoreRow(Score score, LogPosition position) implements WarehouseRow {}

  /** What a challenger said beside a score. */
  record ShadowScoreRow(ShadowScore shadow, LogPosition position) implements WarehouseRow {}

  record AlertRow(Alert alert, LogPosition position) implements WarehouseRow {}

  /**
   * What lists show of an enterprise. The row of the highest offset is kept.
   *
   * @param name empty if unknown
   * @param region 6-digit region code (GB/T 2260), empty if unknown
   * @param industry industry section and code as the register has it, empty if unknown
   * @param enrolled whether it has a registration or a financial statement
   */
  record EnterpriseRow(
      EnterpriseId enterprise,
      String name,
      String region,
      String industry,
      boolean enrolled,
      LogPosition position)
      implements WarehouseRow {}

  record DeadLetterRow(DeadLetter letter) implements WarehouseRow {}

  /** What a person did about a dead letter; each step is kept. */
  record DeadLetterStepRow(LetterStep step) implements WarehouseRow {}

  /** A load of a feed: what it did, and what it told of the feed. */
  record FeedLoadRow(FeedLoad load) implements WarehouseRow {}

  /**
   * A finding as it was at an instant. Of rows with the same id the newest is kept.
   *
   * @param seen when it was found to be so
   */
  record FeedFindingRow(FeedFinding finding, Instant seen) implements WarehouseRow {}

  /**
   * How far something has moved since a model was trained. Of rows of a day, model and subject the
   * newest is kept.
   *
   * @param day in UTC+8
   */
  record DriftRow(LocalDate day, DriftFinding finding, Instant judgedAt) implements WarehouseRow {}

  /**
   * What became known of an enterprise.
   *
   * @param asOf the instant that it speaks of: only scores before it may be held against it
   * @param knownAt when it became known
   * @param selection how the enterprise came to be looked at
   * @param source where it was told
   * @param withdrawn whether what was told before of this instant by this source holds no more, and
   *     nothing instead; it is then not positive
   */
  record LabelRow(
      EnterpriseId enterprise,
      Risk risk,
      boolean positive,
      Instant asOf,
      Instant knownAt,
      Selection selection,
      String source,
      boolean withdrawn)
      implements WarehouseRow {

    /** One that holds. */
    public LabelRow(
        EnterpriseId enterprise,
        Risk risk,
        boolean positive,
        Instant asOf,
        Instant knownAt,
        Selection selection,
        String source) {
      this(enterprise, risk, positive, asOf, knownAt, selection, source, false);
    }
  }

  /**
   * A step of a case, and how the case stands after it. Number and step are its identity.
   *
   * @param step from 1
   * @param actor empty where the system did it
   * @param handler empty for nobody, as are verdict and outcome before they are known
   * @param deserved whether the alert deserved a person's work
   */
  record CaseStepRow(
      String number,
      int step,
      Instant at,
      String action,
      String actor,
      EnterpriseId enterprise,
      String region,
      Risk risk,
      String path,
      Band band,
      Instant openedAt,
      String state,
      String handler,
      String verdict,
      String outcome,
      Optional<LocalDate> dueOn,
      boolean suspended,
      boolean supervised,
      Optional<Boolean> deserved)
      implements WarehouseRow {}

  /** How many alerts a district can handle; rows are only ever added. */
  record BudgetRow(AlertBudget budget) implements WarehouseRow {}

  /**
   * How an enterprise came to be looked at. What is known of those that an alert led to says
   * nothing of those that none did.
   */
  enum Selection {
    ALERT,
    SAMPLE,
    REPORT,
    COURT,
    OTHER
  }

  /**
   * Statistics of a group of peers, from an epoch on.
   *
   * @param codes that all of the group have, coarsest first
   * @param day the epoch, counted from 1970-01-01, in UTC+8
   * @param definition fingerprint of the tag, so that another definition of it is told apart
   */
  record PeerRow(
      String tag,
      List<String> codes,
      long day,
      String definition,
      long members,
      double mean,
      double deviation)
      implements WarehouseRow {
    public PeerRow {
      codes = List.copyOf(codes);
    }
  }

  /** What a mark of a day tells of the feeds; marks that tell the same are one row. */
  record FeedDayRow(DayBegins mark) implements WarehouseRow {}

  /**
   * Everything of the log up to and including this position is in the warehouse.
   *
   * @param at when it was written; for people, never compared
   */
  record ProgressRow(LogPosition position, Instant at) implements WarehouseRow {}

  /**
   * A scan as it stood at an instant. The newest row of a scan is kept.
   *
   * @param toldAt when it stood so
   */
  record ScanRow(Scan scan, Instant toldAt) implements WarehouseRow {}

  /** What a scan found of an enterprise for one risk. */
  record ScanScoreRow(ScanScore found) implements WarehouseRow {}

  /** All results of a part of a scan are in the warehouse; written after them. */
  record ScanPartRow(ScanPart part) implements WarehouseRow {}
}
