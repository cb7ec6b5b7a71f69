package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.ExitCode;
import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Risk;
import cn.financebrain.engine.EngineProcess;
import cn.financebrain.store.Migrations;
import cn.financebrain.store.RetryPolicy;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.store.WarehouseRow.AlertRow;
import cn.financebrain.store.WarehouseRow.EnterpriseRow;
import cn.financebrain.store.WarehouseWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands over an engine with the alerts of one day. */
class BudgetCommandIT {
  private static final String DISTRICT = "330302";

  private static final long DAY = LocalDate.of(2025, 6, 2).toEpochDay();

  @TempDir static Path data;

  private static EngineProcess engine;

  private final Locale before = Locale.getDefault();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream terminal = System.out;

  @BeforeAll
  static void startAnEngineWithAlerts() throws IOException {
    engine = EngineProcess.start();
    StackSettings settings =
        new StackSettings(
            new StackSettings.Kafka("", 0, 0),
            new StackSettings.ClickHouse(
                engine.url(),
                0,
                engine.user(),
                engine.password(),
                engine.user(),
                engine.password(),
                "finance_brain"),
            new StackSettings.Postgres("", 0, "", ""),
            new StackSettings.Flink("", 0, 0, 0),
            new StackSettings.Web("", 0, -1),
            data.resolve("models"));
    new StackDirectory(data).write(settings);
    Migrations.apply(settings.warehouse(), List.of(), List.of());
    try (WarehouseWriter writer =
        WarehouseWriter.open(settings.warehouse(), List.of(), RetryPolicy.NONE)) {
      writer.write(rows());
    }
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  /** Sixty orange alerts and a red one. */
  private static List<WarehouseRow> rows() {
    List<WarehouseRow> rows = new ArrayList<>();
    for (int i = 0; i <= 60; i++) {
      EnterpriseId enterprise = new ForeignId("test", "e%02d".formatted(i));
      Band band = i == 60 ? Band.RED : Band.ORANGE;
      Alert alert =
          new Alert(
              "alert-%02d".formatted(i),
              enterprise,
              Risk.FUNDRAISING,
              1,
              band,
              new Alert.Cause.FirstScore(band),
              DISTRICT,
              DayBegins.startOf(DAY).plus(Duration.ofMinutes(i)),
              1,
              band == Band.RED ? 90 : 60 + i / 4.0,
              List.of(),
              "");
      rows.add(new AlertRow(alert, new LogPosition(0, i)));
      rows.add(
          new EnterpriseRow(
              enterprise, "第%02d,公司".formatted(i), DISTRICT, "", true, new LogPosition(0, i)));
    }
    return rows;
  }

  @BeforeEach
  void listen() {
    Locale.setDefault(Locale.ENGLISH);
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void leave() {
    System.setOut(terminal);
    Locale.setDefault(before);
  }

  private String run(int expected, String... arguments) {
    said.reset();
    List<String> all = new ArrayList<>(List.of("budget"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    int code =
        Main.commandLine()
            .setErr(new PrintWriter(said, true, StandardCharsets.UTF_8))
            .execute(all.toArray(String[]::new));
    String text = said.toString(StandardCharsets.UTF_8);
    assertThat(code).as(text).isEqualTo(expected);
    return text;
  }

  private static String day(int after) {
    return LocalDate.ofEpochDay(DAY + after).toString();
  }

  @Test
  void aBudgetIsSetListedFollowedAndRemoved() throws IOException {
    assertThat(run(ExitCode.DONE, "queue", "--day", day(0)))
        .contains("61 alerts are due, 0 wait")
        .contains("11 more");

    assertThat(run(ExitCode.DONE, "set", "3303", "25", "--from", day(0), "--by", "Li Ming"))
        .contains("25 alerts a day");
    run(ExitCode.DONE, "set", DISTRICT, "10", "--from", day(0), "--by", "Wang");
    run(ExitCode.DONE, "set", DISTRICT, "20", "--from", day(0), "--by", "Wang");

    assertThat(run(ExitCode.DONE, "list").lines())
        .hasSize(4)
        .anyMatch(line -> line.matches("3303 .* 25 .* in force .* Li Ming .*"))
        .anyMatch(line -> line.matches("330302 .* 10 .* replaced .* Wang .*"))
        .anyMatch(line -> line.matches("330302 .* 20 .* in force .* Wang .*"));
    assertThat(run(ExitCode.DONE, "queue", "--day", day(0), "--region", DISTRICT).lines())
        .contains(day(0) + ": 20 alerts are due, 41 wait.")
        .anyMatch(line -> line.matches("1 +330302 .* alert-60 .* red +90.0 +always due +0 .*"))
        .anyMatch(line -> line.matches("20 .* alert-41 .*"));

    Path csv = data.resolve("overflow.csv");
    run(ExitCode.DONE, "queue", "--day", day(1), "--overflow", "--csv", csv.toString());
    List<String> rows = Files.readAllLines(csv);
    assertThat(rows).hasSize(1 + 21);
    assertThat(rows.get(1))
        .isEqualTo(
            "21,330302,fundraising,alert-20,test:e20,\"第20,公司\",ORANGE,65.0,67.0,false,%s,1,%s,"
                .formatted(day(0), DayBegins.startOf(DAY).plus(Duration.ofMinutes(20))));
    assertThat(run(ExitCode.DONE, "queue", "--day", day(3), "--overflow"))
        .contains("Nothing waits");

    assertThat(run(ExitCode.DONE, "remove", DISTRICT, "--from", day(1), "--by", "Li Ming"))
        .contains("holds no longer from " + day(1));
    assertThat(run(ExitCode.DONE, "queue", "--day", day(1)))
        .as("the budget of the city holds again")
        .contains("25 alerts are due, 16 wait");
    assertThat(run(ExitCode.FAILED, "remove", DISTRICT, "--from", day(1)))
        .contains("Nothing is set");
  }

  @Test
  void whatCanNotBeMeantIsSaidWithWhatToDo() {
    assertThat(run(ExitCode.USAGE, "set", "330", "5")).contains("2, 4 or 6 digits");
    assertThat(run(ExitCode.USAGE, "set", "110101", "5")).contains("110101", DISTRICT);
    assertThat(run(ExitCode.USAGE, "set", DISTRICT, "-3")).contains("N is -3, expected 0 or more");
    assertThat(run(ExitCode.USAGE, "set", DISTRICT, "x")).contains("'x'", "N");
    assertThat(run(ExitCode.USAGE, "set", DISTRICT, "5", "--by", " ")).contains("--by");
    assertThat(run(ExitCode.USAGE, "set", DISTRICT, "5", "--from", "0001-01-01")).contains("1970");
    assertThat(run(ExitCode.USAGE, "queue", "--day", "2999-01-01")).contains("not come yet");
    assertThat(run(ExitCode.USAGE, "queue", "--region", "44")).contains(DISTRICT);
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
    assertThat(run(ExitCode.USAGE, "set", DISTRICT, "-3")).contains("件数为 -3");
    assertThat(run(ExitCode.DONE, "queue", "--day", "1980-01-01")).contains("没有应处置的预警");
  }
}
