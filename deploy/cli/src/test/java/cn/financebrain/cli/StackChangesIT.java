package cn.financebrain.cli;

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

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Models, rules and catalogues that change while the stack runs. */
@ExtendWith(CityStack.class)
@Timeout(value = 25, unit = TimeUnit.MINUTES)
class StackChangesIT {
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
    assertThat(number("SELECT uniq(enterprise) FROM shadow_score")).isEqualTo(registered());
    Launcher.Result labelled =
        launcher.run(
            "labels",
            "import",
            data.resolve("city/labels-fundraising.csv").toString(),
            "--risk",
            "fundraising",
            "--labels-feed",
            "city",
            "--as-of",
            LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1).toString(), // after the scores
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
    long alertsNow = number("SELECT count() FROM alert");
    long scoresNow = number("SELECT count() FROM score");
    Launcher.Result evaluated = launcher.run("model", "evaluate");
    assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();
    settle();
    assertThat(number("SELECT count() FROM score")).isEqualTo(scoresNow + 2L * registered());
    assertThat(number("SELECT count() FROM alert")).isEqualTo(alertsNow);
    assertThat(champion()).as("no way back further").isEqualTo(champion);
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
    assertThat(number("SELECT count() FROM score")).isEqualTo(scores + 2L * registered());

    Launcher.Result back = launcher.run("catalogue", "rollback");
    assertThat(back.out()).as(back.err()).contains("Catalogue product is in force since release");
    assertThat(number("SELECT count() FROM tag_catalogue WHERE id = 'prem_area_max'")).isZero();
    assertThat(sql(ALERTS)).isEqualTo(alerts);
    assertThat(number("SELECT count() FROM score")).isEqualTo(scores + 4L * registered());
  }
}
