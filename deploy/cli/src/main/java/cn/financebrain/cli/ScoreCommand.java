package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.scoring.Outcome;
import cn.financebrain.scoring.feed.FeedEpochs;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.peer.PeerEpochs;
import cn.financebrain.scoring.peer.PeerStatistic;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.store.EnterpriseEvents;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.WarehouseReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code score}: the scores of every enterprise as of a day, from the stored events and the same
 * profile code as the stream.
 */
@Command(name = "score", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Mixin DataOption data = new DataOption();

  @Option(names = "--as-of", paramLabel = "DATE", required = true, descriptionKey = "option.as-of")
  LocalDate asOf = LocalDate.EPOCH;

  @Option(names = "--risk", paramLabel = "RISK", descriptionKey = "option.score-risk")
  Risk risk;

  @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "option.out")
  Path out = Path.of("scores.csv");

  @Option(names = "--all", descriptionKey = "option.score-all")
  boolean all;

  @Option(names = "--reasons", descriptionKey = "option.score-reasons")
  boolean reasons;

  @Override
  public Integer call() throws IOException {
    StackSettings settings = data.settings();
    Scoring scoring = Scoring.of(settings);
    int release = scoring.releases().latest().number();
    Instant instant = asOf.atStartOfDay(ZONE).toInstant();
    ScoreFile.Totals totals;
    try (WarehouseReader warehouse = WarehouseReader.open(settings.readOnlyWarehouse());
        ScoreFile file = ScoreFile.create(out);
        ProgressBar bar =
            Progress.bar(Messages.text("score.progress"), warehouse.enrolledEnterprises().size())) {
      long day = DayBegins.dayOf(instant);
      Peers epoch = peers(warehouse, scoring, day);
      StaleTags stale = stale(warehouse, scoring, day);
      warehouse.eventsByEnterprise(
          instant,
          events -> {
            Outcome.Evaluated evaluated = evaluate(scoring, events, instant, release, epoch, stale);
            if (evaluated.enrolled() || all) {
              write(file, scoring, evaluated);
              bar.step();
            } else {
              file.leaveOut();
            }
          });
      totals = file.totals();
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    }
    System.out.println(
        Messages.text("score.done", totals.enterprises(), totals.scored(), totals.unscored(), out));
    if (totals.leftOut() > 0) {
      System.out.println(Messages.text("score.left-out", totals.leftOut()));
    }
    return ExitCode.DONE;
  }

  private static Outcome.Evaluated evaluate(
      Scoring scoring,
      EnterpriseEvents events,
      Instant asOf,
      int release,
      Peers epoch,
      StaleTags stale) {
    EnterpriseId enterprise = events.enterprise();
    return scoring
        .evaluator()
        .evaluateAsOf(enterprise, events.events(), asOf, release, epoch, stale);
  }

  /** The tags that were stale for the stream when it evaluated the day's records. */
  static StaleTags stale(WarehouseReader warehouse, Scoring scoring, long day) {
    FeedEpochs feeds = new FeedEpochs(scoring.evaluator().catalogue());
    warehouse.feedsOfDay(day).forEach(feeds::put);
    return feeds.of(day);
  }

  /** The statistics that the stream evaluated the day's records with. */
  static Peers peers(WarehouseReader warehouse, Scoring scoring, long day) {
    PeerEpochs epochs = new PeerEpochs();
    warehouse.peersUpTo(
        day,
        scoring.releases().catalogue()::knownFingerprint,
        row -> epochs.put(PeerStatistic.of(row)));
    return epochs.of(day);
  }

  private void write(ScoreFile file, Scoring scoring, Outcome.Evaluated evaluated) {
    file.nextEnterprise();
    for (Score score : evaluated.scores()) {
      if (risk == null || risk == score.risk()) {
        file.write(score, reasons ? why(scoring, evaluated, score) : List.of());
      }
    }
  }

  private static List<Reason> why(Scoring scoring, Outcome.Evaluated evaluated, Score score) {
    return score instanceof Score.Scored scored
        ? scoring.evaluator().explain(scored, evaluated.tags()).reasons()
        : List.of();
  }
}
