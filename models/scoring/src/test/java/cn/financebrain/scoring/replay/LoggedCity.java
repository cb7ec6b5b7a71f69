package cn.financebrain.scoring.replay;

import static cn.financebrain.scoring.Histories.day;
import static cn.financebrain.scoring.Histories.event;
import static cn.financebrain.scoring.Histories.number;
import static cn.financebrain.scoring.Histories.registration;
import static cn.financebrain.scoring.Histories.text;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Evaluation;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.LogRecord;
import cn.financebrain.contract.LoggedRecord;
import cn.financebrain.contract.PeerEpoch;
import cn.financebrain.contract.RaisedAlert;
import cn.financebrain.contract.ReplayInputs;
import cn.financebrain.contract.StoredScore;
import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.Histories;
import cn.financebrain.scoring.Outcome;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.model.MadeModels;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.rule.Rules;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One enterprise as the stream went through its log, and what was stored of that; what is stored
 * can be taken away.
 */
final class LoggedCity implements ReplayInputs {
  static final Catalogue CATALOGUE = Catalogue.bundled();

  final List<LoggedRecord> events = new ArrayList<>();
  final List<StoredScore> scores = new ArrayList<>();
  final List<RaisedAlert> alerts = new ArrayList<>();
  final List<PeerEpoch> peers = new ArrayList<>();
  final List<DayBegins> feeds = new ArrayList<>();
  private final EnterpriseState state = EnterpriseState.empty(CATALOGUE);
  private final Evaluator evaluator;
  private long offset;

  private LoggedCity(Path models) {
    ReleaseDirectory releases = new ReleaseDirectory(models, CATALOGUE);
    releases.activate(MadeModels.fundraising(Map.of()), day(0));
    evaluator = new Evaluator(CATALOGUE, Rules.bundled(CATALOGUE), AlertPolicy.DEFAULT, releases);
    for (int i = 0; i < 40; i++) {
      feeds.add(new DayBegins(DayBegins.dayOf(day(i))));
    }
  }

  /**
   * Raised by a first score on day 1, ended on day 3, back within the cool-down on day 5 without an
   * alert, ended again on day 6, and raised again by a rule on day 8.
   */
  static LoggedCity of(Path models) {
    LoggedCity city = new LoggedCity(models);
    city.see(capital(0, 0, 500));
    city.see(new Evaluation(Histories.ENTERPRISE, day(1), 1));
    city.see(capital(3, 1, 50));
    city.see(capital(5, 2, 500));
    city.see(capital(6, 3, 50));
    city.see(capital(36, 4, 500));
    return city;
  }

  private static EnterpriseEvent capital(long day, int revision, double capital) {
    EnterpriseEvent first = registration(0, capital, "O");
    EnterpriseEvent later =
        Histories.revision(
            first.type(),
            first.category(),
            first.key().id(),
            0,
            day,
            revision,
            false,
            first.data());
    return later.arriving(day(day), day == 0 ? 0 : 1);
  }

  /** News that no model and no rule reads. */
  EnterpriseEvent article(long day) {
    return event(
            "public_opinion.article",
            Category.PUBLIC_OPINION,
            "a" + day,
            day,
            Map.of("sentiment", text("neutral"), "score", number(1)))
        .arriving(day(day), 1);
  }

  void see(LogRecord record) {
    LogPosition place = new LogPosition(3, offset++);
    long day = DayBegins.dayOf(record.arrivalTime());
    Surroundings.Known known = new Surroundings.Known(CATALOGUE, peers, feeds);
    Outcome outcome = evaluator.process(state, record, place, known.peers(day), known.stale(day));
    if (record instanceof EnterpriseEvent) {
      events.add(new LoggedRecord(record, place));
    }
    outcome
        .evaluation()
        .ifPresent(
            now -> {
              now.scores().forEach(score -> scores.add(new StoredScore(score, place)));
              now.alerts().forEach(alert -> alerts.add(new RaisedAlert(alert, place)));
            });
  }

  @Override
  public List<LoggedRecord> eventsLogged(EnterpriseId enterprise, Instant until) {
    return events.stream().filter(e -> !e.record().arrivalTime().isAfter(until)).toList();
  }

  @Override
  public List<StoredScore> scoresTold(EnterpriseId enterprise, Instant until) {
    return scores.stream().filter(s -> !s.score().asOf().isAfter(until)).toList();
  }

  @Override
  public List<PeerEpoch> peersUntil(Map<String, Set<List<String>>> groups, long day) {
    return peers.stream()
        .filter(
            row ->
                groups.getOrDefault(row.tag(), Set.of()).contains(row.codes()) && row.day() <= day)
        .toList();
  }

  @Override
  public List<DayBegins> feedsUntil(long day) {
    return feeds.stream().filter(mark -> mark.day() <= day).toList();
  }
}
