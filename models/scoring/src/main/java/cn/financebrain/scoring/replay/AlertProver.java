package cn.financebrain.scoring.replay;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.LoggedRecord;
import cn.financebrain.contract.PeerEpoch;
import cn.financebrain.contract.RaisedAlert;
import cn.financebrain.contract.ReplayInputs;
import cn.financebrain.contract.Score;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.Outcome;
import cn.financebrain.scoring.replay.ProofInput.Kind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Proves alerts: follows all that the log held of an enterprise up to the record that raised the
 * alert, under the catalogue, rules and models of each release, as the stream did, and compares
 * what comes out with what is stored. All of the enterprise's evaluations are needed, since what
 * raises an alert hangs on the episode before it. Safe for threads.
 */
public final class AlertProver {
  private final Path models;

  /**
   * @param models directory of releases, artifacts, catalogues and rules
   */
  public AlertProver(Path models) {
    this.models = models;
  }

  /** Never fails for what is missing or damaged: the proof says it. */
  public AlertProof prove(RaisedAlert raised, ReplayInputs inputs) {
    Alert alert = raised.alert();
    EnterpriseLog log =
        EnterpriseLog.of(
                alert.enterprise(),
                inputs.eventsLogged(alert.enterprise(), raised.alert().raisedAt()),
                inputs.scoresTold(alert.enterprise(), raised.alert().raisedAt()))
            .upTo(raised.position());
    ProofInputs files = new ProofInputs(models);
    boolean placed = records(files, log, raised);
    Optional<Evaluator> evaluator =
        files.evaluator(
            alert.release(),
            log.records().stream()
                .map(logged -> logged.record().release())
                .collect(Collectors.toCollection(TreeSet::new)));
    if (!placed || evaluator.isEmpty()) {
      return unproven(raised, log, files, evaluator);
    }
    return proof(raised, log, files, evaluator.get(), inputs);
  }

  private static AlertProof unproven(
      RaisedAlert raised, EnterpriseLog log, ProofInputs files, Optional<Evaluator> evaluator) {
    ChainOfProof chain = new ChainOfProof(raised.alert(), evaluator, told(raised, log));
    return new AlertProof(
        raised,
        Optional.empty(),
        List.of(),
        files.found(),
        0,
        Optional.empty(),
        chain.of(Optional.empty(), events(log)));
  }

  /** Notes the records, and what is known to be missing of them. */
  private static boolean records(ProofInputs files, EnterpriseLog log, RaisedAlert raised) {
    List<LoggedRecord> records = log.records();
    String name = raised.alert().enterprise().text();
    LogPosition place = raised.position();
    if (records.isEmpty() || !records.get(records.size() - 1).position().equals(place)) {
      files.add(
          ProofInput.missing(
              Kind.RECORDS,
              name,
              "触发预警的日志记录（分区 %d，偏移 %d）未存".formatted(place.partition(), place.offset()),
              "the record that raised the alert (partition %d, offset %d) is not stored"
                  .formatted(place.partition(), place.offset())));
      return false;
    }
    int events = events(log).size();
    files.add(
        ProofInput.present(
            Kind.RECORDS,
            name,
            Canonical.hash(Canonical.records(records)),
            "日志记录 %d 条，其中事件 %d 条".formatted(records.size(), events),
            "%d records of the log, %d of them events".formatted(records.size(), events)));
    lostEvidence(log, raised.alert())
        .forEach(
            key ->
                files.add(
                    ProofInput.missing(
                        Kind.RECORDS,
                        key.source() + "|" + key.id(),
                        "原因所引的事件未存",
                        "an event that a stored reason names is not stored")));
    return true;
  }

  private static Set<EventKey> lostEvidence(EnterpriseLog log, Alert alert) {
    Set<EventKey> lost = new TreeSet<>();
    alert.reasons().forEach(reason -> lost.addAll(reason.evidence()));
    events(log).forEach(each -> lost.remove(each.event().key()));
    return lost;
  }

  private static List<ProofChain.Event> events(EnterpriseLog log) {
    List<ProofChain.Event> events = new ArrayList<>();
    for (LoggedRecord logged : log.records()) {
      if (logged.record() instanceof EnterpriseEvent event) {
        events.add(new ProofChain.Event(event, logged.position()));
      }
    }
    return events;
  }

  private static Optional<Score> told(RaisedAlert raised, EnterpriseLog log) {
    return of(raised.alert(), log.told().getOrDefault(raised.position(), List.of()));
  }

  private static Optional<Score> of(Alert alert, List<Score> scores) {
    return scores.stream().filter(score -> score.risk() == alert.risk()).findFirst();
  }

  private static AlertProof proof(
      RaisedAlert raised,
      EnterpriseLog log,
      ProofInputs files,
      Evaluator evaluator,
      ReplayInputs inputs) {
    Surroundings.Asked asked = new Surroundings.Asked();
    new LogReplay(evaluator, asked).run(log.records(), (record, outcome) -> {});
    long day = DayBegins.dayOf(raised.alert().raisedAt());
    List<PeerEpoch> peers = inputs.peersUntil(asked.groups(), day);
    List<DayBegins> feeds = inputs.feedsUntil(day);
    Comparison comparison = new Comparison(log);
    new LogReplay(evaluator, new Surroundings.Known(evaluator.catalogue(), peers, feeds))
        .run(log.records(), comparison::follow);

    Alert alert = raised.alert();
    Optional<Outcome.Evaluated> last = comparison.last();
    Optional<Alert> derived =
        last.flatMap(
            now -> now.alerts().stream().filter(a -> a.id().equals(alert.id())).findFirst());
    List<ProofField> fields =
        new ArrayList<>(
            ProofFields.of(
                alert, derived, told(raised, log), last.flatMap(now -> of(alert, now.scores()))));
    fields.add(comparison.history());
    boolean same = derived.isPresent() && fields.stream().allMatch(ProofField::same);
    peers(files, asked, peers, same);
    feeds(files, asked, feeds);
    ChainOfProof chain = new ChainOfProof(alert, Optional.of(evaluator), told(raised, log));
    return new AlertProof(
        raised,
        derived,
        fields,
        files.found(),
        comparison.evaluations(),
        comparison.divergence(),
        chain.of(last.map(Outcome.Evaluated::tags), events(log)));
  }

  /**
   * A group of which nothing was ever stored may have been too small; where the result is another,
   * it may be what is missing.
   */
  private static void peers(
      ProofInputs files, Surroundings.Asked asked, List<PeerEpoch> rows, boolean same) {
    Set<String> unknown = new TreeSet<>();
    asked.groups().forEach((tag, all) -> all.forEach(codes -> unknown.add(tag + " " + codes)));
    int groups = unknown.size();
    rows.forEach(row -> unknown.remove(row.tag() + " " + row.codes()));
    files.add(
        ProofInput.present(
            Kind.PEERS,
            "peers",
            "",
            "同类企业分组 %d 个，有统计的 %d 个".formatted(groups, groups - unknown.size()),
            "%d groups of peers, statistics of %d".formatted(groups, groups - unknown.size())));
    if (!same) {
      unknown.forEach(
          group ->
              files.add(
                  ProofInput.missing(
                      Kind.PEERS,
                      group,
                      "该组没有统计：可能缺失，也可能当时企业太少",
                      "no statistics of this group: missing, or it was too small")));
    }
  }

  private static void feeds(ProofInputs files, Surroundings.Asked asked, List<DayBegins> marks) {
    Set<Long> known = new HashSet<>();
    marks.forEach(mark -> known.add(mark.day()));
    int days = asked.days().size();
    List<Long> unknown = asked.days().stream().filter(each -> !known.contains(each)).toList();
    files.add(
        ProofInput.present(
            Kind.FEEDS,
            "feeds",
            "",
            "评估日 %d 个，有数据状况记录的 %d 个".formatted(days, days - unknown.size()),
            "%d days of evaluations, %d with the state of feeds"
                .formatted(days, days - unknown.size())));
    unknown.forEach(
        each ->
            files.add(
                ProofInput.missing(
                    Kind.FEEDS,
                    LocalDate.ofEpochDay(each).toString(),
                    "该日的数据状况未存，按之前最近一日计",
                    "the state of feeds of this day is not stored; that of the day before holds")));
  }

  /** Follows a derivation beside what was told. */
  private static final class Comparison {
    private final Map<LogPosition, List<Score>> told;
    private final List<String> was = new ArrayList<>();
    private final List<String> is = new ArrayList<>();
    private Optional<Outcome.Evaluated> last = Optional.empty();
    private Optional<AlertProof.Divergence> divergence = Optional.empty();

    Comparison(EnterpriseLog log) {
      this.told = log.told();
    }

    void follow(LoggedRecord logged, Outcome outcome) {
      last = outcome.evaluation();
      List<Score> stored = told.getOrDefault(logged.position(), List.of());
      List<Score> derived = last.map(Outcome.Evaluated::scores).orElse(List.of());
      String storedText = ProofFields.text(stored);
      String derivedText = ProofFields.text(derived);
      if (!stored.isEmpty() || !derived.isEmpty()) {
        was.add(storedText);
        is.add(derivedText);
      }
      if (divergence.isEmpty() && !storedText.equals(derivedText)) {
        divergence =
            Optional.of(
                new AlertProof.Divergence(
                    logged.position(),
                    logged.record().arrivalTime(),
                    logged.record() instanceof EnterpriseEvent));
      }
    }

    Optional<Outcome.Evaluated> last() {
      return last;
    }

    int evaluations() {
      return is.size();
    }

    Optional<AlertProof.Divergence> divergence() {
      return divergence;
    }

    /** All evaluations up to the alert. */
    ProofField history() {
      return ProofField.of("history.scores", Canonical.list(was), Canonical.list(is))
          .shown(Integer.toString(was.size()), Integer.toString(is.size()));
    }
  }
}
