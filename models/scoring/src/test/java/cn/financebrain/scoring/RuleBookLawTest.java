package cn.financebrain.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Score;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.model.MadeModels;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.scoring.release.Release;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.release.RuleBookDirectory;
import cn.financebrain.scoring.release.RuleBooks;
import cn.financebrain.scoring.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Over a log in whose middle the book of rules changes, and changes back, scores and alerts are the
 * same however often the job restarts, and whether it was there as the book changed or reads the
 * log years later.
 */
class RuleBookLawTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final String BOOK =
      """
      rules:
        - {id: large, kind: hard, risk: fundraising, band: orange, zh: 甲, en: A, basis: b, author: li, condition: tag.reg_capital > 1000}
        - {id: told, kind: hard, risk: default, band: red, zh: 乙, en: B, basis: b, author: li, condition: "event.type == 'tax.assessed' && event.data.tax_amount > 500000.0"}
        - {id: taxed, kind: points, points: -25, risk: fundraising, zh: 丙, en: C, basis: b, author: li, condition: tag.tax_cnt > 1}
        - {id: praised, kind: veto, risk: fundraising, zh: 丁, en: D, basis: b, author: li, condition: tag.op_last_sentiment == 'positive'}
      """;

  private static Path directory;
  private static int releases;

  /** What the log brought about. */
  private record Told(String state, List<Score> scores, List<Alert> alerts) {}

  @BeforeContainer
  static void changeTheBookAndChangeItBack() throws IOException {
    directory = Files.createTempDirectory("releases");
    ReleaseDirectory files = new ReleaseDirectory(directory, CATALOGUE);
    files.activate(MadeModels.fundraising(Map.of()), Histories.START);
    RuleBooks books = new RuleBooks(directory, files);
    Path book = Files.createDirectories(directory.resolve("made"));
    Files.writeString(book.resolve("own.yaml"), BOOK);
    String id = books.submit(RuleBookDirectory.read(book), "chen", "", Histories.START);
    books.approve(id, "wang", "", Histories.START);
    books.activate(id, "zhao", Histories.START);
    books.rollBack("zhao", "", Histories.START);
    releases = books.activate(id, "zhao", Histories.START).number();
  }

  @AfterContainer
  static void remove() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Evaluator evaluator() {
    return new Evaluator(
        CATALOGUE,
        Rules.bundled(CATALOGUE),
        AlertPolicy.DEFAULT,
        new ReleaseDirectory(directory, CATALOGUE));
  }

  @Provide
  Arbitrary<List<EnterpriseEvent>> logs() {
    return Histories.logs(releases);
  }

  /**
   * @param restarting whether job and state come back from their files after every record
   */
  private static Told tell(List<EnterpriseEvent> log, boolean restarting) {
    Evaluator evaluator = evaluator();
    EnterpriseState state = EnterpriseState.empty(CATALOGUE);
    List<Score> scores = new ArrayList<>();
    List<Alert> alerts = new ArrayList<>();
    for (int offset = 0; offset < log.size(); offset++) {
      Outcome outcome =
          evaluator.process(
              state, log.get(offset), new LogPosition(0, offset), Peers.NONE, StaleTags.NONE);
      outcome.evaluation().ifPresent(now -> scores.addAll(now.scores()));
      outcome.evaluation().ifPresent(now -> alerts.addAll(now.alerts()));
      if (restarting) {
        evaluator = evaluator();
        state = EnterpriseState.fromBytes(CATALOGUE, CATALOGUE.tables(), state.toBytes());
      }
    }
    return new Told(HexFormat.of().formatHex(state.toBytes()), scores, alerts);
  }

  @Property(tries = 50)
  void restartsAndReplaysTellTheSame(@ForAll("logs") List<EnterpriseEvent> log) {
    assertThat(tell(log, true)).isEqualTo(tell(log, false));
  }

  @Property(tries = 50)
  void everyScoreAndAlertNamesTheBookOfItsRelease(@ForAll("logs") List<EnterpriseEvent> log) {
    Told told = tell(log, false);

    for (Score score : told.scores()) {
      if (score instanceof Score.Scored scored && !scored.ruled().book().isEmpty()) {
        assertThat(scored.ruled().book()).isEqualTo(book(score.release()));
        int points = scored.ruled().points().stream().mapToInt(Score.Points::points).sum();
        assertThat(scored.index())
            .isEqualTo(Math.max(0, Math.min(100, scored.ruled().modelIndex() + points)));
      }
    }
    assertThat(told.alerts())
        .allSatisfy(alert -> assertThat(alert.rules()).isEqualTo(book(alert.release())));
    assertThat(told.alerts()).extracting(Alert::id).doesNotHaveDuplicates();
  }

  private static String book(int release) {
    String id = new ReleaseDirectory(directory, CATALOGUE).release(release).rules();
    return id.equals(Release.PRODUCT) ? Rules.bundled(CATALOGUE).id() : id;
  }
}
