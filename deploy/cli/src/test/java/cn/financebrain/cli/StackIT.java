package cn.financebrain.cli;

import static cn.financebrain.cli.CityStack.ENTERPRISES;
import static cn.financebrain.cli.CityStack.MONTHS;
import static cn.financebrain.cli.CityStack.assertFails;
import static cn.financebrain.cli.CityStack.data;
import static cn.financebrain.cli.CityStack.directory;
import static cn.financebrain.cli.CityStack.launcher;
import static cn.financebrain.cli.CityStack.number;
import static cn.financebrain.cli.CityStack.registered;
import static cn.financebrain.cli.CityStack.settle;
import static cn.financebrain.cli.CityStack.sql;
import static cn.financebrain.cli.CityStack.until;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.ExitCode;
import cn.financebrain.contract.StaleTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a new user does, by the launcher alone. */
@ExtendWith(CityStack.class)
@Timeout(value = 25, unit = TimeUnit.MINUTES)
class StackIT {
  private static final Path BY_NAME =
      Launcher.HOME.resolve("ingest/src/test/resources/feeds/complaints_by_name.yaml");
  private static final String CONTENT =
      "SELECT (SELECT count() FROM event), (SELECT count() FROM enterprise),"
          + " (SELECT sum(cityHash64(enterprise, as_of, release)) FROM enterprise_tag),"
          + " (SELECT count() FROM score), (SELECT groupBitXor(cityHash64(id)) FROM alert),"
          + " (SELECT count() FROM dead_letter)";

  @Test
  void theCityIsScoredAndAlerted() throws Exception {
    assertThat(registered()).isBetween(ENTERPRISES * 9 / 10, ENTERPRISES);
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
    assertThat(rows).hasSize(registered() + 1);
    assertThat(rows.subList(1, rows.size()))
        .allMatch(row -> row.matches("\\w{18},fundraising,(0|1|0?\\.?\\d.*),.*"));
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
    assertThat(launcher.run("resolve", "rebuild").out()).contains(registered() + " enterprises");
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

  @Test
  void howFarTheModelsHaveDriftedIsToldAndKept() throws Exception {
    settle();
    Path all = directory.resolve("drift.csv");
    Launcher.Result told = launcher.run("model", "drift", "--csv", all.toString());
    List<String> rows = Files.readAllLines(all);
    boolean alarmed = rows.stream().anyMatch(row -> row.contains(",alarm,"));
    assertThat(told.exitCode()).as(told.out() + told.err()).isEqualTo(alarmed ? 1 : 0);
    assertThat(told.out()).contains("Illegal fundraising, model ", "index of the model");
    assertThat(rows).hasSizeGreaterThan(50).noneMatch(row -> row.contains("no_reference"));
    assertThat(number("SELECT uniqExact(risk) FROM model_drift WHERE subject = ''")).isEqualTo(2);
    JsonNode one =
        new ObjectMapper()
            .readTree(launcher.run("model", "drift", "--risk", "default", "--json").out());
    assertThat(one).hasSize(1);
    assertThat(one.at("/0/index/enterprises").asLong()).isPositive();
    assertThat(one.at("/0/tags/0/chinese").asText()).isNotBlank();
    assertThat(launcher.run("status").out().contains("Model drift: ")).isEqualTo(alarmed);
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
  void figuresForPrometheusAreServed() throws Exception {
    settle();
    Path news = Files.createDirectories(directory.resolve("figures"));
    CityStack.writeComplaints(news.resolve("complaint.csv"), CityStack.quietEnterprise(), "其他", 1);
    Launcher.Result told = launcher.run("ingest", "--feed", "city", "--input", news.toString());
    assertThat(told.exitCode()).as(told.err()).isZero(); // a job that restarted has read nothing
    int port = new StackDirectory(data.toRealPath()).settings().orElseThrow().web().metricsPort();
    URI address = URI.create("http://127.0.0.1:%d/metrics".formatted(port));
    List<Pattern> wanted =
        Stream.of(
                "finance_brain_stream_running 1\\.0",
                "finance_brain_stream_records_read [1-9].*",
                "finance_brain_stream_checkpoint_age_seconds .*",
                "finance_brain_up\\{part=\"clickhouse\"} 1\\.0",
                "finance_brain_feed_age_seconds\\{.*")
            .map(Pattern::compile)
            .toList();
    Launcher.await(
        Duration.ofMinutes(2),
        () -> {
          List<String> lines = scrape(address).lines().toList();
          return wanted.stream()
              .allMatch(each -> lines.stream().anyMatch(line -> each.matcher(line).matches()));
        },
        () -> scrape(address));
  }

  private static String scrape(URI address) {
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
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
}
