package cn.financebrain.scoring.release;

import static cn.financebrain.scoring.Histories.day;
import static cn.financebrain.scoring.Histories.event;
import static cn.financebrain.scoring.Histories.registration;
import static cn.financebrain.scoring.Histories.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.Category;
import cn.financebrain.contract.Evaluation;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.LogRecord;
import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.Histories;
import cn.financebrain.scoring.Outcome;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.scoring.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the job of a new catalogue tells of episodes that began under the one before. */
class TakeOverTest {
  private static final String RULE = "fundraising_reports"; // three reports within 90 days

  @TempDir Path directory;

  /** The product's catalogue, but the reports of a rule are counted over more days. */
  private String withReportsOf(int days) throws IOException {
    Path files = MadeCatalogue.with(directory, "");
    Path complaints = files.resolve("complaints.yaml");
    String yaml = Files.readString(complaints);
    String changed =
        yaml.replaceFirst(
            "(id: cmp_fundraise_report_cnt_90d, .*) window: 90d", "$1 window: " + days + "d");
    assertThat(changed.equals(yaml)).isEqualTo(days == 90);
    Files.writeString(
        complaints, changed + "  - {id: cmp_any, zh: 某, en: Any, aggregate: count}\n");
    return new CatalogueDirectory(directory).add(files);
  }

  private static LogRecord report(long day) {
    return event(
        "complaint.filed",
        Category.COMPLAINTS,
        "c" + day,
        day,
        Map.of("topic", text("illegal_fundraising"), "channel", text("hotline_12345")));
  }

  /** The alerts that a job tells of a log whose last record is the first under release 1. */
  private List<Alert> told(Catalogue catalogue, List<LogRecord> log) {
    Evaluator evaluator =
        new Evaluator(
            catalogue,
            Rules.bundled(catalogue),
            AlertPolicy.DEFAULT,
            new ReleaseDirectory(directory, catalogue));
    EnterpriseState state = EnterpriseState.empty(catalogue);
    List<Alert> alerts = new ArrayList<>();
    for (LogRecord record : log) {
      Outcome outcome =
          evaluator.process(state, record, new LogPosition(0, 0), Peers.NONE, StaleTags.NONE);
      if (evaluator.tells(record)) {
        outcome.evaluation().ifPresent(now -> alerts.addAll(now.alerts()));
      }
    }
    return alerts;
  }

  private static List<LogRecord> logWithReportsOn(int... days) {
    List<LogRecord> log = new ArrayList<>(List.of(registration(0, 500, "J")));
    for (int day : days) {
      log.add(report(day));
    }
    log.add(new Evaluation(Histories.ENTERPRISE, day(250), 1));
    return log;
  }

  @Test
  void aRuleThatHoldsByTheNewDefinitionAloneIsToldWithItsDay() throws IOException {
    String id = withReportsOf(365);
    new ReleaseDirectory(directory, Catalogue.bundled()).activate(id, Map.of(), day(240));
    List<LogRecord> log = logWithReportsOn(10, 110, 210);

    assertThat(told(Catalogue.bundled(), log)).isEmpty();
    assertThat(told(new CatalogueDirectory(directory).open(id), log))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.raisedAt()).isEqualTo(day(210));
              assertThat(alert.band()).isEqualTo(Band.RED);
              assertThat(alert.risk()).isEqualTo(Risk.FUNDRAISING);
              assertThat(alert.cause()).isEqualTo(new Alert.Cause.HardRule(RULE));
            });
  }

  @Test
  void oneThatHeldByBothIsTheSameAlert() throws IOException {
    String id = withReportsOf(365);
    new ReleaseDirectory(directory, Catalogue.bundled()).activate(id, Map.of(), day(240));
    List<LogRecord> log = logWithReportsOn(201, 205, 210);

    Alert before = told(Catalogue.bundled(), log).get(0);
    assertThat(told(new CatalogueDirectory(directory).open(id), log))
        .singleElement()
        .satisfies(
            again -> {
              assertThat(again.id()).isEqualTo(before.id());
              assertThat(again.raisedAt()).isEqualTo(before.raisedAt());
            });
  }

  @Test
  void whereItsTagsAreDefinedAlikeNothingIsToldAgain() throws IOException {
    String id = withReportsOf(90);
    new ReleaseDirectory(directory, Catalogue.bundled()).activate(id, Map.of(), day(240));
    List<LogRecord> log = logWithReportsOn(201, 205, 210);

    assertThat(told(Catalogue.bundled(), log)).hasSize(1);
    assertThat(told(new CatalogueDirectory(directory).open(id), log)).isEmpty();
  }
}
