package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.ExitCode;
import cn.financebrain.contract.StaleTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a new user does, by the launcher alone: one stack, started once, with a small city. */
@Timeout(value = 25, unit = TimeUnit.MINUTES)
class StackIT {
  private static final int ENTERPRISES = 300;
  private static final int MONTHS = 12;
  private static final Path BY_NAME =
      Launcher.HOME.resolve("ingest/src/test/resources/feeds/complaints_by_name.yaml");
  private static final String CONTENT =
      "SELECT (SELECT count() FROM event), (SELECT count() FROM enterprise),"
          + " (SELECT sum(cityHash64(enterprise, as_of, release)) FROM enterprise_tag),"
          + " (SELECT count() FROM score), (SELECT groupBitXor(cityHash64(id)) FROM alert),"
          + " (SELECT count() FROM dead_letter)";

  private static final String ALERTS =
      "SELECT count(), uniqExact(id), groupBitXor(cityHash64(id)) FROM alert";

  /** How many enterprises have an area, and of how many the tag says another one. */
  private static final String AREAS =
      "SELECT count(), countIf(told.area IS DISTINCT FROM tags.prem_area_max) FROM (SELECT"
          + " enterprise, max(area) AS area FROM (SELECT enterprise, argMax(JSONExtract(data,"
          + " 'area', 'Nullable(Float64)'), revision) AS area, argMax(retracted, revision) AS gone"
          + " FROM event WHERE type = 'premises.registered' GROUP BY enterprise, source, id)"
          + " WHERE NOT gone GROUP BY enterprise) AS told JOIN enterprise_tag AS tags USING"
          + " enterprise";

  @TempDir static Path directory;

  private static Path data;
  private static Launcher launcher;

  @BeforeAll
  static void startWithACity() throws Exception {
    data = directory.resolve("var");
    launcher = new Launcher(data);
    launcher.up(
        "--enterprises", Integer.toString(ENTERPRISES), "--months", Integer.toString(MONTHS));
    launcher.awaitCity();
  }

  @AfterAll
  static void stop() throws Exception {
    launcher.close();
  }

  @Test
  void theCityIsScoredAndAlerted() throws Exception {
    assertThat(number("SELECT count() FROM enterprise WHERE enrolled")).isEqualTo(ENTERPRISES);
    assertThat(number("SELECT count() FROM alert WHERE risk = 'fundraising'")).isPositive();
    assertThat(number("SELECT count() FROM alert WHERE risk = 'default'")).isPositive();
    assertThat(number("SELECT count() FROM tag_catalogue")).isGreaterThanOrEqualTo(60);
  }

  @Test
  void theLoadIsTold() throws Exception {
    assertThat(launcher.run("status").out())
        .contains("Simulated city of 300 enterprises, told up to " + until() + ": loaded");
    assertThat(data.resolve("city/truth.csv")).exists();
    assertThat(data.resolve("city/registration.csv")).doesNotExist();
  }

  @Test
  void theSameCityAgainChangesNothing() throws Exception {
    settle();
    String before = sql(CONTENT);
    Path files = directory.resolve("city");
    Launcher.Result again =
        launcher.run(
            "simulate",
            "--enterprises",
            Integer.toString(ENTERPRISES),
            "--months",
            Integer.toString(MONTHS),
            "--end",
            until(),
            "--out",
            files.toString());
    assertThat(again.exitCode()).as(again.err()).isZero();
    again = launcher.run("ingest", "--feed", "city", "--input", files.toString());
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).containsPattern("total\\s+[\\d,]+\\s+0\\s+[\\d,]+\\s+0\\s+[\\d,]+");
    Launcher.Result played = launcher.run("simulate", "--rate", "5000", "--end", until());
    assertThat(played.exitCode()).as(played.err()).isZero();
    assertThat(played.out()).startsWith("0 events were new");
    settle();
    assertThat(sql(CONTENT)).isEqualTo(before);
  }

  /** The day up to which the city was told when it was loaded. */
  private static String until() throws IOException {
    Matcher day =
        Pattern.compile("\"until\" : \"([\\d-]+)\"")
            .matcher(Files.readString(data.resolve("city.json")));
    assertThat(day.find()).isTrue();
    return day.group(1);
  }

  /** In so small a city the tables of rare events are late. */
  @Test
  void whatIsWrongWithFeedsIsToldAndWhatTheyToldIsKept() throws Exception {
    Launcher.Result health = launcher.run("feeds", "health");
    assertThat(health.exitCode()).as(health.out() + health.err()).isEqualTo(1);
    assertThat(health.out())
        .startsWith("feed ")
        .contains("  freshness  ")
        .contains(" of %d feeds.".formatted(number("SELECT count() FROM feed_agreement")));
    assertThat(number("SELECT count() FROM feed_alert WHERE kind = 'freshness'")).isPositive();
    assertThat(number("SELECT count() FROM feed_agreement WHERE feed LIKE 'city/%'")).isEqualTo(86);
    assertThat(number("SELECT sum(accepted) FROM feed_day"))
        .isEqualTo(number("SELECT sum(accepted) FROM feed_run"));
    assertThat(number("SELECT count() FROM feed_column WHERE read AND NOT seen")).isZero();
  }

  /** Without a word from anybody for years all tables of the city are late. */
  @Test
  void whoPublishesKnowsWhatIsStaleWhenADayBegins() throws Exception {
    StackSettings settings = new StackDirectory(data.toRealPath()).settings().orElseThrow();
    Instant later =
        LocalDate.now(ZoneId.of("Asia/Shanghai"))
            .plusYears(2)
            .atStartOfDay(ZoneId.of("Asia/Shanghai"))
            .toInstant();

    StaleTypes stale = DayFeeds.of(settings).asOf(later).orElseThrow();

    assertThat(stale.feeds().get("tax.assessed")).isNotNull().contains("city/tax_assessment");
    assertThat(stale.feeds().values())
        .allSatisfy(feeds -> assertThat(feeds).allMatch(feed -> feed.startsWith("city/")));
    assertThat(number("SELECT countIf(NOT known) FROM feed_epoch"))
        .as("days of a load of history, of which nothing is known")
        .isGreaterThan(100);
  }

  @Test
  void everyEnterpriseHasAScoreOrAReasonAsOfADay() throws Exception {
    Path out = directory.resolve("scores.csv");
    String tomorrow = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1).toString();
    Launcher.Result scored =
        launcher.run(
            "score", "--as-of", tomorrow, "--risk", "fundraising", "--out", out.toString());
    assertThat(scored.exitCode()).as(scored.err()).isZero();
    List<String> rows = Files.readAllLines(out);
    assertThat(rows.get(0))
        .isEqualTo("enterprise_id,risk,probability,threshold,index,band,coverage,reasons,unscored");
    assertThat(rows).hasSize(ENTERPRISES + 1);
    assertThat(rows.subList(1, rows.size()))
        .allMatch(row -> row.matches("\\w{18},fundraising,(0|1|0?\\.?\\d.*),.*"));
  }

  @Test
  void aPersonSeesTheAlertsInABrowserAndANewOneArriveLive() throws Exception {
    Path news = Files.createDirectories(directory.resolve("news"));
    writeComplaints(news.resolve("complaint.csv"));
    ProcessBuilder browser =
        new ProcessBuilder("npm", "run", "--silent", "e2e")
            .directory(Launcher.HOME.resolve("dashboards/web").toFile())
            .redirectErrorStream(true);
    browser.environment().put("BASE_URL", webAddress());
    browser.environment().put("FB_USER", "admin");
    browser
        .environment()
        .put("FB_PASSWORD", Files.readString(data.resolve("first-password")).strip());
    browser.environment().put("NEW_PASSWORD", "a-new-Password-2026");
    browser
        .environment()
        .put(
            "NEW_ALERT_COMMAND",
            launcher.shell("ingest", "--feed", "city", "--input", news.toString()));
    Process run = browser.start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(run.waitFor()).as(said).isZero();
    assertThat(said).contains("passed").doesNotContain("skipped");
  }

  /** Three reports of illegal fundraising against an enterprise that nobody has reported. */
  private static void writeComplaints(Path file) throws Exception {
    String enterprise =
        sql("SELECT enterprise FROM enterprise WHERE enrolled AND enterprise NOT IN (SELECT"
                + " enterprise FROM alert) ORDER BY enterprise LIMIT 1")
            .strip();
    String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
    StringBuilder rows =
        new StringBuilder("统一社会信用代码,工单号,受理日期,更新日期,来源渠道,事由,标题,诉求内容,涉及金额元,投诉人标识,投诉人年龄,办理状态\n");
    for (int i = 1; i <= 3; i++) {
      rows.append(
          "%s,IT-%d,%s,%s,12345热线,非法集资,,,50000,,,办理中%n".formatted(enterprise, i, today, today));
    }
    Files.writeString(file, rows);
  }

  private static String webAddress() throws IOException {
    String settings = Files.readString(data.resolve("stack.json"));
    Matcher match = Pattern.compile("\"url\" : \"(http://127.0.0.1:\\d+)\"").matcher(settings);
    String last = "";
    while (match.find()) {
      last = match.group(1);
    }
    return last;
  }

  @Test
  void aRowWhoseEnterpriseNobodyKnowsWaitsForAPerson() throws Exception {
    settle();
    String[] firm =
        sql("SELECT any(enterprise), name FROM enterprise WHERE enrolled AND name != ''"
                + " GROUP BY name HAVING count() = 1 ORDER BY name LIMIT 1")
            .strip()
            .split("\t", -1);
    String uscc = firm[0];
    String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
    Path complaints = Files.createDirectories(directory.resolve("by-name"));
    Files.writeString(
        complaints.resolve("complaints_by_name.csv"),
        """
        工单号,受理日期,被投诉企业,注册号,事由,涉及金额
        N-1,%1$s,%2$s,,其他,1
        N-2,%1$s,无人知晓的商行,,其他,2
        """
            .formatted(today, firm[1]));
    Launcher.Result loaded =
        launcher.run("ingest", "--feed", BY_NAME.toString(), "--input", complaints.toString());
    assertThat(loaded.out()).as(loaded.err()).containsPattern("total\\s+2\\s+1\\s+0\\s+1\\s+0");

    String waiting = launcher.run("resolve", "list", "--format", "csv").out();
    assertThat(waiting).contains("无人知晓的商行,UNKNOWN");
    String id = waiting.lines().skip(1).findFirst().orElseThrow().substring(0, 12);
    assertThat(launcher.run("resolve", "assign", id, "--to", uscc).out()).startsWith("1 row");

    settle();
    assertThat(
            number(
                "SELECT count() FROM event WHERE source = 'office/complaints_by_name' AND"
                    + " enterprise = '%s'".formatted(uscc)))
        .isEqualTo(2);
    assertThat(launcher.run("resolve", "rebuild").out()).contains(ENTERPRISES + " enterprises");
  }

  @Test
  void aSecondStackIsAskedForTheFirstOne() throws Exception {
    Launcher.Result second = launcher.run("up", "--headless");
    assertThat(second.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(second.err()).contains("already runs");
  }

  @Test
  void theModelsInForceAreToldAndHaveACard() throws Exception {
    List<String> models = launcher.run("model", "list").out().lines().toList();
    assertThat(models.get(0)).matches("state +id +risk +labels +as of +rows +positives +trainer");
    List<String> inForce = models.stream().filter(model -> model.startsWith("in force")).toList();
    assertThat(inForce)
        .hasSize(2)
        .anyMatch(model -> model.contains("labels-fundraising.csv"))
        .anyMatch(model -> model.contains("labels-default.csv"));
    String id = inForce.get(0).split("\\s+", -1)[2];
    assertThat(launcher.run("model", "show", id).out())
        .startsWith("Model " + id)
        .contains("Limits");
  }

  /** A second model is shadowed, promoted and rolled back; no alert is lost or told twice. */
  @Test
  void aModelGoesLiveAndBack() throws Exception {
    settle();
    String champion = champion();
    String alerts = "SELECT groupArray(id) FROM (SELECT id FROM alert ORDER BY id)";
    Launcher.Result trained =
        launcher.run(
            "train",
            "--risk",
            "fundraising",
            "--labels",
            data.resolve("city/labels-fundraising.csv").toString(),
            "--labels-feed",
            "city",
            "--as-of",
            until(),
            "--trainer",
            "logistic",
            "--by",
            "li");
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    Matcher told = Pattern.compile("model approve (\\w{16})").matcher(trained.out());
    assertThat(told.find()).as(trained.out()).isTrue();
    String challenger = told.group(1);
    assertFails("model %s is not approved".formatted(challenger), "model", "activate", challenger);
    assertThat(launcher.run("model", "approve", challenger, "--by", "li").exitCode()).isEqualTo(1);

    Launcher.Result shadow = launcher.run("model", "shadow", challenger, "--by", "li");
    assertThat(shadow.exitCode()).as(shadow.err()).isZero();
    settle();
    assertThat(number("SELECT uniq(enterprise) FROM shadow_score")).isEqualTo(ENTERPRISES);
    Launcher.Result labelled =
        launcher.run(
            "labels",
            "import",
            data.resolve("city/labels-fundraising.csv").toString(),
            "--risk",
            "fundraising",
            "--labels-feed",
            "city",
            "--selection",
            "SAMPLE");
    assertThat(labelled.exitCode()).as(labelled.err()).isZero();
    assertThat(launcher.run("model", "compare", challenger).out())
        .contains(champion)
        .containsPattern("sample +[\\d,]+ ");

    assertThat(launcher.run("model", "approve", challenger, "--by", "wang").exitCode()).isZero();
    String before = sql(alerts);
    Launcher.Result promoted = launcher.run("model", "activate", challenger, "--by", "wang");
    assertThat(promoted.exitCode()).as(promoted.err()).isZero();
    settle();
    assertThat(champion()).isEqualTo(challenger);
    assertThat(
            number(
                "SELECT countIf(model != '%s') FROM latest_score WHERE risk = 'fundraising'"
                    .formatted(challenger)))
        .isZero();
    Launcher.Result back = launcher.run("model", "rollback", "--risk", "fundraising", "--by", "li");
    assertThat(back.exitCode()).as(back.err()).isZero();
    settle();
    assertThat(champion()).isEqualTo(champion);
    assertThat(List.of(sql(alerts).strip().replaceAll("[\\[\\]']", "").split(",")))
        .as("none lost")
        .containsAll(List.of(before.strip().replaceAll("[\\[\\]']", "").split(",")));
    assertThat(number("SELECT count() - uniq(enterprise, risk, episode, band) FROM alert"))
        .as("none twice")
        .isZero();
    assertThat(launcher.run("model", "history").out())
        .contains("rolled back to")
        .contains("approved by nobody");
  }

  /** A rule that an enterprise without an alert fulfils goes live and back. */
  @Test
  void aBookOfRulesGoesLiveAndBack() throws Exception {
    settle();
    String enterprise =
        sql("SELECT enterprise FROM enterprise WHERE enrolled AND enterprise NOT IN (SELECT"
                + " enterprise FROM alert) ORDER BY enterprise DESC LIMIT 1")
            .strip();
    String others = ALERTS + " WHERE enterprise != '%s'".formatted(enterprise);
    String before = sql(others);
    long events = number("SELECT count() FROM event");
    Path book = directory.resolve("book");
    assertThat(launcher.run("rules", "export", book.toString()).exitCode()).isZero();
    Files.writeString(
        book.resolve("own.yaml"),
        """
        rules:
          - {id: named, kind: hard, risk: default, band: red, zh: 点名, en: Named, basis: 试, author: li,
             condition: "enterprise.id == '%s' && tag.no_tag"}
        """
            .formatted(enterprise));
    assertFails("1 problem(s) in the book of rules", "rules", "check", book.toString());
    Files.writeString(
        book.resolve("own.yaml"),
        Files.readString(book.resolve("own.yaml")).replace(" && tag.no_tag", ""));
    Launcher.Result submitted = launcher.run("rules", "submit", book.toString(), "--by", "chen");
    Matcher told = Pattern.compile("rules approve (\\w{16})").matcher(submitted.out());
    assertThat(told.find()).as(submitted.out() + submitted.err()).isTrue();
    String id = told.group(1);
    assertFails("rule book %s is not approved".formatted(id), "rules", "activate", id);
    assertFails("li is the author of rules", "rules", "approve", id, "--by", "li");
    assertThat(launcher.run("rules", "approve", id, "--by", "wang").exitCode()).isZero();
    Launcher.Result tried = launcher.run("rules", "try", id, "--since", until());
    assertThat(tried.out()).as(tried.err()).contains(enterprise).contains("named");

    Launcher.Result live = launcher.run("rules", "activate", id, "--by", "zhao");
    assertThat(live.exitCode()).as(live.err()).isZero();
    settle();
    String raised =
        "SELECT count(), any(rules), any(cause_to) FROM alert WHERE enterprise = '%s'"
            .formatted(enterprise);
    assertThat(sql(raised).strip()).isEqualTo("1\t%s\tnamed".formatted(id));
    assertThat(
            number(
                "SELECT countIf(unscored = '' AND rules != '%s') FROM latest_score".formatted(id)))
        .isZero();
    assertThat(number("SELECT count() FROM rule_catalogue WHERE id = 'named'")).isEqualTo(1);

    Launcher.Result back = launcher.run("rules", "rollback", "--by", "zhao");
    assertThat(back.out()).as(back.err()).contains("Book product is in force since release");
    settle();
    assertThat(sql(raised).strip()).isEqualTo("1\t%s\tnamed".formatted(id));
    assertThat(sql(others)).as("none lost, none twice").isEqualTo(before);
    assertThat(number("SELECT count() FROM event")).isEqualTo(events);
    assertThat(launcher.run("rules", "status").out())
        .contains("Book product with")
        .contains("rolled back to");
  }

  private static String champion() throws Exception {
    return launcher
        .run("model", "list")
        .out()
        .lines()
        .filter(model -> model.startsWith("in force") && model.contains(" fundraising "))
        .findFirst()
        .orElseThrow()
        .split("\\s+", -1)[2];
  }

  @Test
  void explainGivesTheStoredProbabilityAndItsReasons() throws Exception {
    settle();
    for (String risk : List.of("fundraising", "default")) {
      String[] highest =
          sql("SELECT enterprise, probability FROM latest_score WHERE risk = '%s' AND unscored = ''"
                      .formatted(risk)
                  + " ORDER BY probability DESC, enterprise LIMIT 1")
              .strip()
              .split("\t", -1);
      Launcher.Result told = launcher.run("explain", highest[0], "--risk", risk, "--json");
      assertThat(told.exitCode()).as(told.err()).isZero();
      JsonNode score = new ObjectMapper().readTree(told.out()).path(0);
      assertThat(score.path("agrees").asBoolean()).as(told.out()).isTrue();
      assertThat(score.at("/derived/probability").asDouble())
          .isEqualTo(Double.parseDouble(highest[1]));
      assertThat(score.path("reasons")).isNotEmpty();
      assertThat(launcher.run("explain", highest[0], "--risk", risk).out())
          .contains("the same, to the last bit", "points of the model");
    }
    assertFails("'demo:nobody' has no score", "explain", "demo:nobody");
  }

  @Test
  void whatCannotBeMeantIsWrongUsage() throws Exception {
    assertThat(launcher.run("sql", "  ").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(launcher.run("wait", "--timeout", "-1").exitCode()).isEqualTo(ExitCode.USAGE);
    Launcher.Result day = launcher.run("score", "--as-of", "2021-13-40", "--out", "scores.csv");
    assertThat(day.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(day.err()).startsWith("--as-of can't be '2021-13-40'");
  }

  @Test
  void whatIsNotThereFails() throws Exception {
    assertFails("There is no", "ingest", "--feed", "city", "--input", "nowhere");
    assertFails("No model 'x'", "model", "show", "x");
    assertFails("No model 'x'", "model", "activate", "x");
  }

  private static void assertFails(String told, String... words) throws Exception {
    Launcher.Result result = launcher.run(words);
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err()).startsWith(told);
  }

  @Test
  void adHocQueriesOnlyRead() throws Exception {
    Launcher.Result counted = launcher.run("sql", "SELECT 40 + 2", "--format", "TSV");
    assertThat(counted.out()).as(counted.err()).isEqualTo("42\n");
    Launcher.Result refused = launcher.run("sql", "INSERT INTO dead_letter_log SELECT 1");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err()).isNotBlank();
    assertThat(launcher.run("sql", "SELEC 1").exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void whatIsKilledComesBackAndNothingIsLost() throws Exception {
    settle();
    long before = number("SELECT count() FROM event");
    for (String service : List.of("flink-taskmanager", "kafka", "clickhouse")) {
      launcher.killService(service);
    }
    settle();
    assertThat(number("SELECT count() FROM event")).isEqualTo(before);
    Launcher.Result status = launcher.run("status");
    assertThat(status.exitCode()).as(status.out()).isZero();
  }

  /** A field that no tag read, so that the log alone knows it; killed on the way. */
  @Test
  void aTagIsAddedToTheRunningStackAndFilledFromHistory() throws Exception {
    settle();
    String alerts = sql(ALERTS);
    long scores = number("SELECT count() FROM score");
    Path catalogue = directory.resolve("catalogue");
    assertThat(launcher.run("catalogue", "export", catalogue.toString()).exitCode()).isZero();
    Files.writeString(
        catalogue.resolve("premises.yaml"),
        "\n  - {id: prem_area_max, zh: 最大经营面积, en: Largest area, unit: 平方米,"
            + " from: premises.registered, aggregate: max, value: area}\n",
        StandardOpenOption.APPEND);
    assertThat(launcher.run("catalogue", "check", catalogue.toString()).out())
        .contains("1 tags are added:", "prem_area_max");
    assertFails("Nothing was changed", "catalogue", "activate", catalogue.toString());

    assertThat(
            launcher.run("catalogue", "activate", catalogue.toString(), "--yes", "--no-wait").out())
        .contains("is being filled from history");
    assertThat(launcher.run("catalogue", "status").out())
        .containsPattern("prem_area_max +最大经营面积 +Largest area +not filled yet");
    assertFails("Nothing was changed: catalogue", "catalogue", "activate", "product");
    launcher.awaitService("flink-taskmanager-2");
    launcher.killService("flink-taskmanager-2");
    launcher.killService("flink-taskmanager");
    Launcher.Result activated = launcher.run("catalogue", "activate", catalogue.toString());
    assertThat(activated.out()).as(activated.err()).contains("is in force since release");

    assertThat(number("SELECT enterprises FROM tag_filled WHERE tag_id = 'prem_area_max'"))
        .isPositive();
    assertThat(sql(AREAS).split("\t", -1)[1].strip())
        .as("otherwise than the events say")
        .isEqualTo("0");
    assertThat(sql(ALERTS)).isEqualTo(alerts);
    assertThat(number("SELECT count() FROM score")).isEqualTo(scores + 2 * ENTERPRISES);

    Launcher.Result back = launcher.run("catalogue", "rollback");
    assertThat(back.out()).as(back.err()).contains("Catalogue product is in force since release");
    assertThat(number("SELECT count() FROM tag_catalogue WHERE id = 'prem_area_max'")).isZero();
    assertThat(sql(ALERTS)).isEqualTo(alerts);
    assertThat(number("SELECT count() FROM score")).isEqualTo(scores + 4 * ENTERPRISES);
  }

  private static void settle() throws Exception {
    Launcher.Result waited = launcher.run("wait", "--timeout", "300");
    assertThat(waited.exitCode()).as(waited.err()).isZero();
  }

  private static long number(String sql) {
    return Long.parseLong(sql(sql).strip());
  }

  private static String sql(String statement) {
    return launcher.sql(statement);
  }
}
