package cn.financebrain.training.city;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.Risk;
import cn.financebrain.ingest.load.HistoryLog;
import cn.financebrain.ingest.load.IngestException;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.simulate.Fate;
import cn.financebrain.ingest.simulate.Simulation;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.peer.PeerEpochs;
import cn.financebrain.scoring.peer.PeerRecount;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.rule.Rules;
import cn.financebrain.training.Progress;
import cn.financebrain.training.city.RiskFindings.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Measures the lead time on a simulated city, without a stack. The files become the log that a load
 * of history makes of them; it is gone through three times: for the statistics of peers, for the
 * training table, and for the watch. At a time few enterprises are in memory.
 */
public final class CityRun {
  private final CityPlan plan;
  private final List<Fate> truth;
  private final HistoryLog log;
  private final Stages stages;
  private final Catalogue catalogue;
  private final long firstDay;
  private final long lastDay;

  private CityRun(
      CityPlan plan, List<Fate> truth, HistoryLog log, Stages stages, Catalogue catalogue) {
    this.plan = plan;
    this.truth = truth;
    this.log = log;
    this.stages = stages;
    this.catalogue = catalogue;
    long begin = log.eventsByDay().firstKey();
    this.lastDay = log.eventsByDay().lastKey();
    this.firstDay = plan.trainUntil().map(LocalDate::toEpochDay).orElseGet(this::halfWay);
    if (firstDay <= begin || firstDay > lastDay) {
      throw new IllegalArgumentException(
          "the watch would begin on %s, expected after %s and not after %s"
              .formatted(day(firstDay), day(begin), day(lastDay)));
    }
  }

  /**
   * @param progress of each stage
   * @throws IngestException if the files can't be read, or not as a whole
   * @throws IllegalArgumentException if the directory has no truth, or the day is outside of the
   *     log
   */
  public static CityFindings run(CityPlan plan, Function<Stage, Progress> progress)
      throws IOException {
    List<Fate> truth = Fate.read(plan.directory().resolve(Simulation.TRUTH));
    Stages stages = new Stages(progress);
    try (HistoryLog log =
        HistoryLog.read(
            FeedSet.open("city"),
            plan.directory(),
            EnterpriseEvent.LAST_TIME, // no clock: all that the files tell is known
            stages.reading())) {
      if (!log.result().problems().isEmpty()) {
        throw new IngestException(String.join("; ", log.result().problems()));
      }
      if (log.events() == 0) {
        throw new IngestException("none of the files holds an event");
      }
      return new CityRun(plan, truth, log, stages, Catalogue.bundled()).findings();
    }
  }

  private static LocalDate day(long day) {
    return LocalDate.ofEpochDay(day);
  }

  private long halfWay() {
    long arrived = 0;
    for (Map.Entry<Long, Integer> day : log.eventsByDay().entrySet()) {
      arrived += day.getValue();
      if (2 * arrived >= log.events()) {
        return day.getKey();
      }
    }
    return lastDay;
  }

  private CityFindings findings() throws IOException {
    PeerRecount recount = new PeerRecount(catalogue);
    stages.through(log, Stage.PEERS, Function.identity(), recount::accept);
    PeerEpochs peers = recount.epochs();
    CityModels models = train(peers);
    Rules rules = Rules.bundled(catalogue);
    Map<Watch, List<Raised>> raised = watch(models, rules, peers);
    return new CityFindings(
        truth.size(),
        log.events(),
        day(firstDay),
        day(lastDay),
        plan.recipes().get(plan.risks().get(0)).learner().name(),
        plan.seed(),
        rules.id(),
        plan.risks().stream().map(risk -> findings(risk, models, raised)).toList());
  }

  private CityModels train(PeerEpochs peers) {
    KnownThen known = KnownThen.of(log, truth, firstDay, peers, catalogue, stages);
    return CityModels.train(known, plan, catalogue, stages.of(Stage.TRAINING));
  }

  private Map<Watch, List<Raised>> watch(CityModels models, Rules rules, PeerEpochs peers)
      throws IOException {
    Path directory = Files.createTempDirectory("finance-brain-releases");
    try {
      ReleaseDirectory releases = new ReleaseDirectory(directory, catalogue);
      for (ModelArtifact artifact : models.artifacts()) {
        releases.activate(artifact, DayBegins.startOf(firstDay));
      }
      Watching watching =
          new Watching(
              evaluators(releases, rules),
              releases.latest().number(),
              firstDay,
              DailyPeers.of(peers, firstDay, lastDay));
      Map<Watch, List<Raised>> raised = new EnumMap<>(Watch.class);
      stages.through(
          log,
          Stage.WATCHING,
          watching::watch,
          of ->
              of.forEach(
                  (watch, alerts) ->
                      raised.computeIfAbsent(watch, any -> new ArrayList<>()).addAll(alerts)));
      return raised;
    } finally {
      delete(directory);
    }
  }

  private Map<Watch, Evaluator> evaluators(ReleaseDirectory releases, Rules rules) {
    Map<Watch, Evaluator> evaluators = new EnumMap<>(Watch.class);
    evaluators.put(Watch.RULES, evaluator(rules, ReleaseDirectory.withoutModels(catalogue)));
    if (releases.latest().number() > 0) {
      evaluators.put(Watch.MODEL_AND_RULES, evaluator(rules, releases));
      evaluators.put(Watch.MODEL, evaluator(Rules.compile(Map.of(), catalogue), releases));
    }
    return evaluators;
  }

  private Evaluator evaluator(Rules rules, ReleaseDirectory releases) {
    return new Evaluator(catalogue, rules, AlertPolicy.DEFAULT, releases);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private RiskFindings findings(Risk risk, CityModels models, Map<Watch, List<Raised>> raised) {
    LeadTimes leads = new LeadTimes(risk, truth, firstDay, lastDay, plan.seed());
    Training training = models.training(risk);
    List<WatchFindings> watches = new ArrayList<>();
    raised.forEach(
        (watch, alerts) -> {
          if (training.succeeded() || watch == Watch.RULES) {
            watches.add(leads.of(watch, alerts));
          }
        });
    watches.add(
        leads.byLot(raised.get(training.succeeded() ? Watch.MODEL_AND_RULES : Watch.RULES)));
    return new RiskFindings(risk, training, leads.watched(), leads.pending(), watches);
  }
}
