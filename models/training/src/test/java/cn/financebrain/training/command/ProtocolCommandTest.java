package cn.financebrain.training.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.training.MadeFiles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol on made-up files of the public sets' form. */
class ProtocolCommandTest {
  @TempDir Path directory;

  @Test
  void twoRunsGiveTheSameBytesAndTheIndustryAloneStandsBesideTheModel() throws IOException {
    MadeFiles.city(directory.resolve("bdci2020"), 240);

    assertThat(run("--sets=bdci2020", "--out=" + directory.resolve("first"))).isZero();
    assertThat(run("--sets=bdci2020", "--out=" + directory.resolve("second"))).isZero();

    for (String file : List.of("report.html", "report.json")) {
      assertThat(directory.resolve("first").resolve(file))
          .hasSameBinaryContentAs(directory.resolve("second").resolve(file));
    }
    JsonNode set = read("first").path("sets").path(0);
    assertThat(set.path("models").findValuesAsText("name"))
        .containsExactly("logistic", "industry only");
    assertThat(set.path("settings_tried").asInt()).isEqualTo(1);
    assertThat(set.path("models").path(0).path("metrics").path("auc").path("parts").asInt())
        .isEqualTo(15);
    JsonNode segments = set.path("first_seed").path("segments");
    assertThat(segments.path("section").findValuesAsText("group")).containsExactly("C", "J");
    assertThat(segments.path("district").findValuesAsText("group"))
        .containsExactly("330302", "330303");
    assertThat(
            segments.path("district").findValues("rows").stream().mapToInt(JsonNode::asInt).sum())
        .isEqualTo(set.path("rows").asInt());
  }

  @Test
  void thePageLoadsNothingAndSpeaksBothLanguages() throws IOException {
    MadeFiles.city(directory.resolve("bdci2020"), 240);

    assertThat(run("--sets=bdci2020", "--out=" + directory.resolve("out"))).isZero();

    String page = Files.readString(directory.resolve("out/report.html"));
    assertThat(page)
        .contains("ROC 曲线", "Precision–recall", "仅行业", "Fairness", "330302", "注册资本")
        .doesNotContain("<script", "http", "src=", "NaN", directory.toString());
    assertThat(page.split("<svg", -1)).hasSize(1 + 6);
  }

  @Test
  void aScorecardStandsOnThePage() throws IOException {
    MadeFiles.city(directory.resolve("bdci2020"), 240);

    assertThat(run("--sets=bdci2020", "--trainer=scorecard", "--out=" + directory.resolve("out")))
        .isZero();

    assertThat(Files.readString(directory.resolve("out/report.html")))
        .contains("评分卡", "base points", "<th scope='col'>WoE</th>")
        .doesNotContain("NaN", "Infinity");
    assertThat(read("out").path("sets").path(0).path("models").findValuesAsText("name"))
        .containsExactly("scorecard", "industry only");
  }

  @Test
  void laterPeriodsAreHeldAgainstTheTrainingPeriod() throws IOException {
    MadeFiles.companies(directory.resolve("american"), 120);

    assertThat(run("--sets=american", "--out=" + directory.resolve("out"))).isZero();

    JsonNode set = read("out").path("sets").path(0);
    JsonNode shifts = set.path("first_seed").path("shifts");
    assertThat(shifts.findValuesAsText("as_of")).containsExactly("2013-03-31", "2014-03-31");
    // total assets double in the last year
    assertThat(shifts.path(1).path("csi").path("fs_total_assets").asDouble())
        .isGreaterThan(0.25)
        .isGreaterThan(shifts.path(0).path("csi").path("fs_total_assets").asDouble());
  }

  @Test
  void aSearchAndDirectionsAreTold() throws IOException {
    MadeFiles.companies(directory.resolve("american"), 120);
    Path own = directory.resolve("own.yaml");
    Files.writeString(own, "default: {rises: [fs_total_assets]}");

    assertThat(
            run(
                "--sets=american",
                "--trainer=gbt",
                "--search=2",
                "--directions=" + own,
                "--out=" + directory.resolve("out")))
        .isZero();

    JsonNode set = read("out").path("sets").path(0);
    assertThat(set.path("settings_tried").asInt()).isEqualTo(3);
    assertThat(set.path("settings_chosen")).hasSize(1);
    assertThat(set.path("directions"))
        .extracting(JsonNode::asText)
        .containsExactly("fs_total_assets");
    assertThat(Files.readString(directory.resolve("out/report.html")))
        .contains("得分对下列标签保持单调：fs_total_assets", "Settings tried for each model: 3");
    assertThat(run("--directions=" + own)).as("logistic can't").isEqualTo(2);
    assertThat(run("--search=-1")).isEqualTo(2);
    assertThat(run("--threshold=cost=0")).isEqualTo(2);
  }

  @Test
  void aSetThatIsAbsentIsLeftOutAndNoneAtAllIsAFailure() throws IOException {
    MadeFiles.companies(directory.resolve("american"), 120);

    assertThat(run("--out=" + directory.resolve("out"))).isZero();
    assertThat(read("out").path("sets").findValuesAsText("set")).containsExactly("american");
    assertThat(run("--sets=polish", "--out=" + directory.resolve("none"))).isEqualTo(1);
    assertThat(directory.resolve("none")).doesNotExist();
  }

  @Test
  void whatTheProtocolSaysItselfIsWrongUsage() {
    assertThat(run("--seeds=1")).isEqualTo(2);
    assertThat(run("--folds=3")).isEqualTo(2);
    assertThat(run("--sets=german")).isEqualTo(2);
    assertThat(run("--table=t.csv")).isEqualTo(2);
    assertThat(TrainingCommandLine.run(Map.of(), "evaluate", "--protocol=some")).isEqualTo(2);
  }

  private JsonNode read(String out) throws IOException {
    return new ObjectMapper().readTree(directory.resolve(out).resolve("report.json").toFile());
  }

  private int run(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("evaluate", "--protocol=all", "--data=" + directory));
    arguments.addAll(List.of(more));
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--trainer="))) {
      arguments.add("--trainer=logistic");
    }
    return TrainingCommandLine.run(Map.of(), arguments.toArray(String[]::new));
  }
}
