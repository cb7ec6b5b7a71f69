package cn.financebrain.cli;

import static cn.financebrain.cli.CityStack.data;
import static cn.financebrain.cli.CityStack.directory;
import static cn.financebrain.cli.CityStack.launcher;
import static cn.financebrain.cli.CityStack.settle;
import static cn.financebrain.cli.CityStack.sql;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.cli.stack.StackDirectory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** People with a browser, on a desk and on a phone, in both languages. */
@ExtendWith(CityStack.class)
@Timeout(value = 25, unit = TimeUnit.MINUTES)
class DeskWalkIT {
  private static final List<String> LANGUAGES = List.of("zh", "en");

  /** Not every locale has a Chinese environment. */
  private static final JsonMapper ASCII =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** What of the walk is kept as a picture, in each language. */
  private static final List<String> SHOTS =
      List.of(
          "alert",
          "proof",
          "reason",
          "timeline",
          "assigned",
          "tasks-phone",
          "evidence-phone",
          "report-phone",
          "reported-phone",
          "decided",
          "proposed",
          "closed",
          "closed-phone");

  @Test
  void schemesGoFromTheirEventsToClosedCasesAndLabels() throws Exception {
    settle();
    List<SchemeAlert> alerts = SchemeAlert.some(LANGUAGES.size());
    Map<String, SchemeAlert> schemes = Map.of("zh", alerts.get(0), "en", alerts.get(1));
    Path shots = Files.createDirectories(Launcher.HOME.resolve("deploy/cli/target/walk"));
    for (Path old : shotsOf(shots)) {
      Files.deleteIfExists(old);
    }

    String said = browse(schemes, shots);

    assertThat(said).contains("passed").doesNotContain("skipped");
    assertThat(shotsOf(shots)).allSatisfy(shot -> assertThat(shot).isNotEmptyFile());
    for (String language : LANGUAGES) {
      Matcher closed =
          Pattern.compile("closed %s (\\d{4}-\\d{6})".formatted(language)).matcher(said);
      assertThat(closed.find()).as(said).isTrue();
      awaitLabel(closed.group(1), schemes.get(language).enterprise());
      CaseTopic.awaitSteps(closed.group(1));
    }
    Launcher.Result verified = launcher.run("audit", "verify");
    assertThat(verified.exitCode()).as(verified.err()).isZero();
    assertThat(verified.out()).startsWith("Intact: ");
  }

  private static List<Path> shotsOf(Path shots) {
    return LANGUAGES.stream()
        .flatMap(language -> SHOTS.stream().map(shot -> "walk-" + language + '-' + shot + ".png"))
        .map(shots::resolve)
        .toList();
  }

  /** Runs the specs of a living stack; returns what they said. */
  private static String browse(Map<String, SchemeAlert> schemes, Path shots) throws Exception {
    Path news = Files.createDirectories(directory.resolve("news"));
    writeComplaints(news.resolve("complaint.csv"));
    ProcessBuilder browser =
        new ProcessBuilder("npm", "run", "--silent", "e2e")
            .directory(Launcher.HOME.resolve("dashboards/web").toFile())
            .redirectErrorStream(true);
    browser
        .environment()
        .putAll(
            Map.of(
                "BASE_URL",
                new StackDirectory(data.toRealPath()).settings().orElseThrow().web().url(),
                "FB_USER",
                "office",
                "FB_PASSWORD",
                firstPassword("office"),
                "NEW_PASSWORD",
                DeskSession.OFFICE_PASSWORD,
                "FB_ADMIN_PASSWORD",
                firstPassword("admin"),
                "FB_SECURITY_PASSWORD",
                firstPassword("security"),
                "SCHEMES",
                ASCII.writeValueAsString(schemes),
                "SHOTS",
                shots.toString(),
                "NEW_ALERT_COMMAND",
                launcher.shell("ingest", "--feed", "city", "--input", news.toString())));
    Process run = browser.start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(run.waitFor()).as("%s%nscreenshots: %s", said, shots).isZero();
    return said;
  }

  /**
   * What the inspectors found comes back, by the outbox, as a label that models learn from; the
   * truth says the same of the enterprise.
   */
  private static void awaitLabel(String caseNumber, String enterprise) {
    String labels =
        "SELECT enterprise, risk, positive, selection FROM label WHERE source = 'case %s'"
            .formatted(caseNumber);
    String expected = "%s\tfundraising\ttrue\talert\n".formatted(enterprise);
    Launcher.await(
        Duration.ofMinutes(2),
        () -> sql(labels).equals(expected),
        () -> sql("SELECT * FROM label_log WHERE source LIKE 'case %'"));
  }

  private static String firstPassword(String user) throws Exception {
    return Files.readAllLines(data.resolve("first-password")).stream()
        .filter(line -> line.startsWith(user + ' '))
        .map(line -> line.substring(user.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  /** Reports of illegal fundraising against an enterprise that nobody has reported. */
  private static void writeComplaints(Path file) throws Exception {
    CityStack.writeComplaints(file, CityStack.quietEnterprise(), "非法集资", 3);
  }
}
