package cn.financebrain.store;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.AlertBudget;
import cn.financebrain.contract.AlertQueueInputs;
import cn.financebrain.contract.Category;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.EvaluationInputs;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.LoggedRecord;
import cn.financebrain.contract.PeerComparison;
import cn.financebrain.contract.PeerEpoch;
import cn.financebrain.contract.RaisedAlert;
import cn.financebrain.contract.ReplayInputs;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.StoredScore;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.feed.FeedFinding;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The queries behind pages: each reads a few rows by key. Safe for several threads. Every method
 * throws {@link WarehouseException} if the server can't be reached or refuses.
 */
public final class WarehousePages
    implements AutoCloseable, EvaluationInputs, ReplayInputs, AlertQueueInputs {
  /** As far as what grows with the years is counted for a page. */
  public static final int COUNTED_MAX = 10_000;

  /** Of as many rows of one enterprise's events, revisions counted, the newest are looked for. */
  public static final int EVENTS_MAX = 200_000;

  private final Session session;
  private final AlertQueries alerts;
  private final BudgetQueries budgets;
  private final EnterpriseQueries enterprises;
  private final EnterpriseLists lists;
  private final FeedQueries feeds;
  private final LetterQueries letters;
  private final EvaluationQueries evaluations;
  private final PeerQueries comparisons;

  private WarehousePages(Session session) {
    this.session = session;
    this.alerts = new AlertQueries(session);
    this.budgets = new BudgetQueries(session);
    this.enterprises = new EnterpriseQueries(session);
    this.lists = new EnterpriseLists(session);
    this.feeds = new FeedQueries(session);
    this.letters = new LetterQueries(session);
    this.evaluations = new EvaluationQueries(session);
    this.comparisons = new PeerQueries(session);
  }

  /**
   * @throws WarehouseException if the server can't be reached or refuses the user
   */
  public static WarehousePages open(WarehouseSettings settings) {
    return new WarehousePages(Session.open(settings));
  }

  /**
   * Alerts, newest {@code raisedAt} first.
   *
   * @param after the place of the last alert of the page before; empty for the first page
   */
  public List<StoredAlert> alerts(
      AlertFilter filter, Optional<StoredAlert.Place> after, int limit) {
    return alerts.newest(filter, after, limit);
  }

  /**
   * Counts no further than {@link #COUNTED_MAX}, since a page that asks for it again and again must
   * not read the whole history.
   *
   * @return one more than {@link #COUNTED_MAX} where there are more
   */
  public long countAlerts(AlertFilter filter) {
    return alerts.count(filter);
  }

  /**
   * Alerts that the warehouse got at or after {@code since}, oldest first, for live lists. Ask
   * again from a few seconds before the last {@code storedAt} and leave out ids already seen: a
   * batch becomes visible a moment after its rows are stamped. An alert that is written again keeps
   * its first stamp.
   */
  public List<StoredAlert> alertsStoredSince(AlertFilter filter, Instant since, int limit) {
    return alerts.storedSince(filter, since, limit);
  }

  public Optional<StoredAlert> alert(String id) {
    return alerts.byId(id);
  }

  /**
   * The alerts of these ids, newest first; those not found are left out.
   *
   * @param ids at most a hundred
   */
  public List<StoredAlert> alerts(Collection<String> ids) {
    return alerts.byIds(ids);
  }

  /** Some alerts as lists show them, by id: with their reasons and the names of enterprises. */
  public Map<String, StoredAlert> asListed(Collection<Alert> some) {
    return alerts.asListed(some);
  }

  @Override
  public List<AlertBudget> alertBudgets() {
    return budgets.all();
  }

  @Override
  public List<Alert> alertsRaised(
      String regionPrefix, Optional<Risk> risk, Instant from, Instant until) {
    return budgets.raised(regionPrefix, risk, from, until);
  }

  /** The alerts of one enterprise, newest first. */
  public List<StoredAlert> alertsOf(EnterpriseId enterprise) {
    return alerts.of(enterprise);
  }

  public Optional<WarehouseRow.EnterpriseRow> enterprise(EnterpriseId enterprise) {
    return enterprises.enterprise(enterprise);
  }

  /**
   * Enrolled enterprises: by the index of a risk, the highest first and those without a score last,
   * or in the order of their ids.
   *
   * @param order the risk; empty for ids
   * @param after the place of the last one of the page before; empty for the first page
   */
  public List<ListedEnterprise> enterprises(
      EnterpriseFilter filter,
      Optional<Risk> order,
      Optional<ListedEnterprise.Place> after,
      int limit) {
    return lists.page(filter, order, after, limit);
  }

  public long countEnterprises(EnterpriseFilter filter) {
    return lists.count(filter);
  }

  /** How two sets lie to each other. */
  public EnterprisePair.Counts countEnterprises(EnterprisePair pair) {
    return lists.count(pair);
  }

  /** The enterprises of a part of two sets, as {@link #enterprises} lists those of one. */
  public List<ListedEnterprise> enterprises(
      EnterprisePair pair,
      EnterprisePair.Part part,
      Optional<Risk> order,
      Optional<ListedEnterprise.Place> after,
      int limit) {
    return lists.page(pair, part, order, after, limit);
  }

  /** The enterprises of a set in the order of their ids, with nothing but where they are. */
  public List<SetMember> membersOf(EnterpriseFilter filter, int limit) {
    return lists.members(filter, limit);
  }

  /** All tags of the enterprise with their specifications; empty if it was never evaluated. */
  public Optional<TagSnapshot> tags(EnterpriseId enterprise) {
    return enterprises.tags(enterprise);
  }

  /** The newest score of each risk. */
  public List<Score> latestScores(EnterpriseId enterprise) {
    return enterprises.latestScores(enterprise);
  }

  /** The last {@code limit} scores, oldest first; instants without a score are left out. */
  public List<ScorePoint> scoreHistory(EnterpriseId enterprise, Risk risk, int limit) {
    return enterprises.scoreHistory(enterprise, risk, limit);
  }

  /** The last score of the risk with an instant at or before {@code asOf}. */
  public Optional<StoredScore> scoreAt(EnterpriseId enterprise, Risk risk, Instant asOf) {
    return evaluations.storedScore(enterprise, risk, asOf);
  }

  @Override
  public List<EnterpriseEvent> eventsKnown(
      EnterpriseId enterprise, Instant asOf, LogPosition knownAt) {
    return evaluations.eventsKnown(enterprise, asOf, knownAt);
  }

  /** An alert with the place of the record that raised it. */
  public Optional<RaisedAlert> raisedAlert(String id) {
    return alerts.raised(id);
  }

  @Override
  public List<LoggedRecord> eventsLogged(EnterpriseId enterprise, Instant until) {
    return evaluations.eventsLogged(enterprise, until);
  }

  @Override
  public List<StoredScore> scoresTold(EnterpriseId enterprise, Instant until) {
    return evaluations.scoresTold(enterprise, until);
  }

  @Override
  public List<PeerEpoch> peersUntil(Map<String, Set<List<String>>> groups, long day) {
    return evaluations.peersUntil(groups, day);
  }

  @Override
  public List<DayBegins> feedsUntil(long day) {
    return evaluations.feedsUntil(day);
  }

  @Override
  public List<PeerEpoch> peersOf(Map<String, Set<List<String>>> groups, long day) {
    return evaluations.peersOf(groups, day);
  }

  @Override
  public List<DayBegins> feedsOfDay(long day) {
    return evaluations.feedsOfDay(day);
  }

  /**
   * How the values of tags lie among those that the enterprise's peers have now: enterprises of its
   * industry and district, or of its industry where too few of them have a value.
   *
   * @param values of the enterprise, by tag; a truth is 1 or 0. Tags that the warehouse does not
   *     have are left out of the answer, and so are those that too few peers have.
   */
  public Map<String, PeerComparison> amongPeers(
      EnterpriseId enterprise, Map<String, Double> values) {
    return comparisons.of(enterprise, values);
  }

  /** The newest revision of each event named, by event time; those not found are left out. */
  public List<WarehouseRow.EventRow> events(EnterpriseId enterprise, Collection<EventKey> keys) {
    return enterprises.events(enterprise, keys);
  }

  /**
   * The newest events of the enterprise by event time, newest first. All of its events are looked
   * through, since the warehouse keeps them in the order of their names: see {@link #countEvents}.
   *
   * @param category empty for all
   * @param after the place of the last event of the page before; empty for the first page
   */
  public List<WarehouseRow.EventRow> latestEvents(
      EnterpriseId enterprise, Optional<Category> category, Optional<EventPlace> after, int limit) {
    return enterprises.latestEvents(enterprise, category, after, limit);
  }

  /**
   * How many rows the events of the enterprise have, each revision one, and no further than {@link
   * #EVENTS_MAX}.
   *
   * @return one more than {@link #EVENTS_MAX} where there are more
   */
  public long countEvents(EnterpriseId enterprise) {
    return enterprises.countEvents(enterprise);
  }

  /**
   * The last {@code limit} changes of a tag of the enterprise, oldest first. A tag that counts days
   * moves between them, see {@code enterprise_tag_change}.
   */
  public List<WarehouseRow.TagChangeRow> tagChanges(
      EnterpriseId enterprise, TagSpec tag, int limit) {
    return enterprises.tagChanges(enterprise, tag, limit);
  }

  /** Every feed that ever ran or sent an event, by name. */
  public List<FeedHealth> feedHealth() {
    return feeds.health();
  }

  /**
   * How the loads of each feed went since then, by feed; without those of no load.
   *
   * @param since loads that began then or later
   */
  public Map<String, FeedRecent> recentLoads(Instant since) {
    return feeds.recent(since);
  }

  /** What is wrong with feeds, errors first, then the oldest. */
  public List<FeedFinding> openFeedFindings() {
    return feeds.openFindings();
  }

  /** What was last found of the drift of each risk's model; risks never judged are left out. */
  public List<DriftDay> latestDrift() {
    return new DriftBook(session).latest();
  }

  /** The feeds whose event types were stale on the day of an instant, by name. */
  public List<String> staleFeeds(Instant instant) {
    return FeedDays.of(session, DayBegins.dayOf(instant)).stream()
        .flatMap(mark -> mark.stale().stream())
        .flatMap(stale -> stale.feeds().values().stream())
        .flatMap(Collection::stream)
        .distinct()
        .sorted()
        .toList();
  }

  /** The feeds that told something of the enterprise, by name. */
  public List<String> feedsOf(EnterpriseId enterprise) {
    return feeds.sourcesOf(enterprise);
  }

  /**
   * Dead letters, newest first.
   *
   * @param after where the list goes on; from its beginning if absent
   */
  public List<StoredLetter> letters(
      LetterFilter filter, Optional<StoredLetter.Place> after, int limit) {
    return letters.list(filter, after, limit);
  }

  /** How many dead letters there are of this kind; at most {@link #COUNTED_MAX} and one more. */
  public long letterCount(LetterFilter filter) {
    return letters.count(filter);
  }

  /** How many dead letters each feed has, by reason and how they stand. */
  public List<StoredLetter.Count> letterCounts() {
    return letters.counts();
  }

  /** The dead letters of these ids that there are, in any order. */
  public List<StoredLetter> lettersOf(List<String> ids) {
    return letters.find(ids);
  }

  /** What people did about a dead letter, in order. */
  public List<LetterStep> letterSteps(String letter) {
    return letters.steps(letter);
  }

  @Override
  public void close() {
    session.close();
  }
}
