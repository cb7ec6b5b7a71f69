package cn.financebrain.scoring.replay;

import static cn.financebrain.scoring.Histories.day;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.RaisedAlert;
import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.Histories;
import cn.financebrain.scoring.PastEvaluators;
import cn.financebrain.scoring.release.Release;
import cn.financebrain.scoring.release.RuleBookDirectory;
import cn.financebrain.scoring.release.TrialRelease;
import cn.financebrain.scoring.replay.WindowComparison.Change;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowReplayTest {
  private static final Window ALL = new Window(day(0), day(40));

  @TempDir Path directory;
  private Path models;
  private LoggedCity city;
  private EnterpriseLog log;

  @BeforeEach
  void live() throws Exception {
    models = Files.createDirectory(directory.resolve("models"));
    city = LoggedCity.of(models);
    log = EnterpriseLog.of(Histories.ENTERPRISE, city.events, city.scores);
  }

  private WindowReplay.Side side(Evaluator evaluator) {
    return new WindowReplay.Side(
        evaluator, new Surroundings.Known(evaluator.catalogue(), city.peers, city.feeds));
  }

  private List<Alert> raised() {
    return city.alerts.stream().map(RaisedAlert::alert).toList();
  }

  private List<Alert> asItWas(Window window) {
    return WindowReplay.asItWas(window, List.of(side(new PastEvaluators(models).of(1))))
        .alerts(log);
  }

  /** Under a release with another book that comes into force with the window. */
  private List<Alert> under(Window window, String yaml) throws Exception {
    Path copy = Files.createDirectory(directory.resolve("copy"));
    TrialRelease.copy(models, copy);
    String book = new RuleBookDirectory(copy).add(Map.of("trial.yaml", yaml), LoggedCity.CATALOGUE);
    Release release = TrialRelease.write(copy, Optional.of(book), Optional.empty(), day(0));
    return WindowReplay.under(
            release.number(), window, side(new PastEvaluators(copy).of(release.number())))
        .alerts(log);
  }

  private static String rule(String kind, String condition) {
    return """
    rules:
      - id: r1
        kind: %s
        risk: fundraising
        zh: 试
        en: trial
        basis: 第十九条
        author: li
        condition: '%s'
    """
        .formatted(kind, condition);
  }

  @Test
  void asItWasItGivesTheAlertsOfTheStream() {
    assertThat(raised()).hasSize(2);
    assertThat(asItWas(ALL)).isEqualTo(raised());
  }

  @Test
  void aWindowHoldsItsFirstInstantAndNotItsLast() {
    assertThat(asItWas(new Window(day(1), day(36)))).isEqualTo(raised().subList(0, 1));
    assertThat(asItWas(new Window(day(2), day(37)))).isEqualTo(raised().subList(1, 2));
  }

  @Test
  void whatAVetoForbidsVanishes() throws Exception {
    List<Alert> without = under(new Window(day(30), day(40)), rule("veto", "tag.reg_capital >= 0"));

    WindowComparison compared = WindowComparison.of(raised().subList(1, 2), without, Map.of());

    assertThat(without).isEmpty();
    assertThat(compared.lines())
        .singleElement()
        .satisfies(line -> assertThat(line.change()).isEqualTo(Change.VANISHED));
  }

  /** After the cool-down of the first episode; an alert within it would only go on with that. */
  @Test
  void whatARuleFindsIsFoundAsTheWindowBegins() throws Exception {
    List<Alert> found =
        under(
            new Window(day(32), day(40)),
            rule("hard", "tag.reg_capital < 100").replace("risk:", "band: orange\n    risk:"));

    WindowComparison compared =
        WindowComparison.of(
            raised().subList(1, 2),
            found,
            Map.of(new WindowComparison.Key(Histories.ENTERPRISE, Risk.FUNDRAISING), day(50)));

    assertThat(found.get(0).raisedAt()).isEqualTo(day(32));
    assertThat(found.get(0).cause()).isEqualTo(new Alert.Cause.HardRule("r1"));
    WindowComparison.Line line = compared.lines().get(0);
    assertThat(line.change()).isEqualTo(Change.MOVED);
    assertThat(line.daysAhead()).hasValue(4);
    assertThat(line.replayedLead()).hasValue(18);
    assertThat(line.raisedLead()).hasValue(14);
    assertThat(compared.replayFirst()).isEqualTo(1);
    assertThat(compared.streamFirst()).isZero();
    assertThat(compared.leads(WindowComparison.Line::replayedLead)).containsExactly(18.0);
  }

  @Test
  void anOutcomeThatNobodyFindsCounts() {
    WindowComparison compared =
        WindowComparison.of(
            List.of(),
            List.of(),
            Map.of(new WindowComparison.Key(Histories.ENTERPRISE, Risk.DEFAULT), day(50)));

    assertThat(compared.count(Change.UNFOUND)).isEqualTo(1);
    assertThat(compared.outcomes()).isEqualTo(1);
  }
}
