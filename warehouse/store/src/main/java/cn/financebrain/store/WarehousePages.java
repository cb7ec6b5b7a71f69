package cn.financebrain.store;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The queries behind pages: each reads a few rows by key. Safe for several threads. Every method
 * throws {@link WarehouseException} if the server can't be reached or refuses.
 */
public final class WarehousePages implements AutoCloseable {
  private WarehousePages() {}

  public static WarehousePages open(WarehouseSettings settings) {
    return new WarehousePages();
  }

  /**
   * Alerts, newest {@code raisedAt} first.
   *
   * @param after the place of the last alert of the page before; empty for the first page
   */
  public List<StoredAlert> alerts(
      AlertFilter filter, Optional<StoredAlert.Place> after, int limit) {
    return Pending.value();
  }

  public long countAlerts(AlertFilter filter) {
    return Pending.value();
  }

  /**
   * Alerts that the warehouse got at or after {@code since}, oldest first, for live lists. Ask
   * again from a few seconds before the last {@code storedAt} and leave out ids already seen: a
   * batch becomes visible a moment after its rows are stamped. An alert that is written again keeps
   * its first stamp.
   */
  public List<StoredAlert> alertsStoredSince(AlertFilter filter, Instant since, int limit) {
    return Pending.value();
  }

  public Optional<StoredAlert> alert(String id) {
    return Pending.value();
  }

  /** The alerts of one enterprise, newest first. */
  public List<StoredAlert> alertsOf(EnterpriseId enterprise) {
    return Pending.value();
  }

  public Optional<WarehouseRow.EnterpriseRow> enterprise(EnterpriseId enterprise) {
    return Pending.value();
  }

  /** Enrolled enterprises whose id or name holds the text, in the order of their ids. */
  public List<WarehouseRow.EnterpriseRow> findEnterprises(String text, int limit) {
    return Pending.value();
  }

  /** All tags of the enterprise with their specifications; empty if it was never evaluated. */
  public Optional<TagSnapshot> tags(EnterpriseId enterprise) {
    return Pending.value();
  }

  /** The newest score of each risk, with all reasons. */
  public List<Score> latestScores(EnterpriseId enterprise) {
    return Pending.value();
  }

  /** The last {@code limit} scores, oldest first; instants without a score are left out. */
  public List<ScorePoint> scoreHistory(EnterpriseId enterprise, Risk risk, int limit) {
    return Pending.value();
  }

  /** The last score of the risk with an instant at or before {@code asOf}, with all reasons. */
  public Optional<Score> scoreAt(EnterpriseId enterprise, Risk risk, Instant asOf) {
    return Pending.value();
  }

  /** The newest revision of each event named, by event time; those not found are left out. */
  public List<WarehouseRow.EventRow> events(
      EnterpriseId enterprise, Collection<EventKey> keys) {
    return Pending.value();
  }

  /** The newest events of the enterprise by event time, newest first. */
  public List<WarehouseRow.EventRow> latestEvents(EnterpriseId enterprise, int limit) {
    return Pending.value();
  }

  /** Every feed that ever ran or sent an event, by name. */
  public List<FeedHealth> feedHealth() {
    return Pending.value();
  }

  /**
   * Dead letters, newest first.
   *
   * @param feed empty for all feeds
   */
  public List<DeadLetter> deadLetters(String feed, int limit) {
    return Pending.value();
  }

  @Override
  public void close() {}
}
