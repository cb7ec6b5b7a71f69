package cn.financebrain.ingest.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
  private static final YearMonth END = YearMonth.of(2026, 6);

  @TempDir private Path temp;

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws Exception {
    Path one = simulate("one", City.of(1, 300, 12, END), Emitters.all());
    Path again = simulate("again", City.of(1, 300, 12, END), Emitters.all());
    Path other = simulate("other", City.of(2, 300, 12, END), Emitters.all());

    assertThat(hash(again)).isEqualTo(hash(one));
    assertThat(hash(other)).isNotEqualTo(hash(one));
  }

  @Test
  void theLocaleOfTheMachineDoesNotMatter() throws Exception {
    Path here = simulate("here", City.of(1, 100, 6, END), Emitters.all());
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      Path there = simulate("there", City.of(1, 100, 6, END), Emitters.all());

      assertThat(hash(there)).isEqualTo(hash(here));
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void anotherEmitterChangesNothingInTheTablesThatAreThere() throws Exception {
    City city = City.of(1, 300, 12, END);
    List<Emitter> more = new ArrayList<>();
    more.add(
        table("probe", (month, rows) -> rows.add(month.day(), month.lastDay(), uscc(month), "")));
    more.addAll(Emitters.all());

    Path few = simulate("few", city, Emitters.all());
    Path many = simulate("many", city, more);

    for (Emitter emitter : Emitters.all()) {
      String file = emitter.table() + ".csv";
      assertThat(many.resolve(file)).hasSameBinaryContentAs(few.resolve(file));
    }
  }

  @Test
  void rowsComeInTheOrderOfTheirDeliveryAndNoneAfterTheEnd() throws Exception {
    Emitter slow =
        table(
            "slow",
            (month, rows) ->
                rows.add(
                    month.day(),
                    month.lastDay().plusDays(month.random().between(0, 90)),
                    uscc(month),
                    Rows.DELIVERED));
    List<List<String>> rows = rows(simulate("slow", City.of(1, 200, 12, END), List.of(slow)), slow);

    List<LocalDate> days =
        rows.stream()
            .map(cells -> cells.get(1))
            .filter(cell -> cell.matches("2\\d{3}-(0[1-9]|1[0-2])-..") && !cell.endsWith("02-30"))
            .map(LocalDate::parse)
            .toList();
    assertThat(days).hasSizeGreaterThan(1_500).isSorted();
    assertThat(days.get(days.size() - 1)).isEqualTo(END.atEndOfMonth());
  }

  @Test
  void whatIsKnownFromBeforeTheWindowIsThereOnItsFirstDay() throws Exception {
    City city = City.of(1, 300, 12, END);
    Path directory = simulate("city", city, Emitters.all());

    List<String> registered =
        Files.readAllLines(directory.resolve("registration.csv")).stream()
            .map(line -> line.substring(0, 18))
            .toList();
    for (Firm firm : city.firms()) {
      assertThat(registered).contains(firm.uscc().value());
    }
  }

  @Test
  void documentNumbersAreUnique() throws Exception {
    Emitter numbered =
        table(
            "numbered",
            (month, rows) -> {
              for (int i = 0; i < 2; i++) {
                rows.add(month.day(), month.lastDay(), uscc(month), rows.number("号"));
              }
            });
    Path directory = simulate("numbered", City.of(1, 50, 3, END), List.of(numbered));

    List<String> numbers =
        rows(directory, numbered).stream().map(cells -> cells.get(1)).distinct().toList();
    assertThat(numbers).hasSizeBetween(290, 300);
  }

  @Test
  void ofAThousandRowsAboutThreeAreDoubledTwoBrokenAndFiveCorrected() throws Exception {
    Emitter many =
        table(
            "many",
            (month, rows) -> {
              for (int i = 0; i < 10; i++) {
                rows.add(month.day(), month.lastDay(), uscc(month), Rows.money(1000));
              }
            });
    Path directory = simulate("many", City.of(1, 500, 12, END), List.of(many));

    String[] counts = Files.readAllLines(directory.resolve("faults.csv")).get(1).split(",", -1);
    double rows = Double.parseDouble(counts[1]);
    assertThat(rows).isGreaterThan(50_000);
    assertThat(Double.parseDouble(counts[2]) / rows).isBetween(0.002, 0.004);
    assertThat(Double.parseDouble(counts[3]) / rows).isBetween(0.0014, 0.0026);
    assertThat(Double.parseDouble(counts[4]) / rows).isBetween(0.004, 0.006);
    assertThat(Files.readAllLines(directory.resolve("many.csv"))).hasSize((int) rows + 1);
  }

  @Test
  void departmentsAreLateByDaysAndNowAndThenByWeeks() {
    List<Long> days = new ArrayList<>();
    Draws draws = Draws.of(1);
    for (int table = 0; table < 40; table++) {
      Lateness lateness = new Lateness(1, "table" + table);
      for (LocalDate day = LocalDate.of(2025, 1, 1); day.getYear() == 2025; ) {
        days.add(ChronoUnit.DAYS.between(day, lateness.delivered(day, draws)));
        day = day.plusDays(1);
      }
    }

    assertThat(days).allMatch(late -> late >= 0 && late <= 28);
    assertThat(days.stream().filter(late -> late == 0).count())
        .isGreaterThan(days.size() * 9L / 10);
    assertThat(days.stream().filter(late -> late >= 1 && late <= 3)).hasSizeGreaterThan(100);
    assertThat(days.stream().filter(late -> late >= 7)).hasSizeGreaterThan(100);
  }

  @Test
  void theTruthTellsEveryStoryAndItsLabels() throws Exception {
    City city = City.of(1, 300, 24, END);
    Path directory = simulate("city", city, List.of());

    List<String> truth = Files.readAllLines(directory.resolve(Simulation.TRUTH));
    assertThat(truth).hasSize(301);
    for (Firm firm : city.firms()) {
      List<String> cells = List.of(truth.get(firm.number()).split(",", -1));
      assertThat(cells.get(0)).isEqualTo(firm.uscc().value());
      assertThat(cells.get(1)).isEqualTo(firm.kind().name());
      assertThat(cells.get(7)).isEqualTo(firm.story().fundraisingBy(city.lastDay()) ? "1" : "0");
      assertThat(cells.get(8)).isEqualTo(firm.story().defaultBy(city.lastDay()) ? "1" : "0");
    }
    assertThat(Files.readAllLines(directory.resolve("labels-default.csv"))).hasSize(301);
    assertThat(Files.readAllLines(directory.resolve("labels-fundraising.csv")))
        .anyMatch(line -> line.endsWith(",1"));
  }

  @Test
  void aRowWithTooFewCellsIsRefused() {
    Emitter narrow =
        table("narrow", (month, rows) -> rows.add(month.day(), month.lastDay(), (Object) null));

    assertThatThrownBy(() -> simulate("narrow", City.of(1, 1, 1, END), List.of(narrow)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 cells in a row of narrow, expected 2");
  }

  @Test
  void aRowFromBeforeItsMonthIsRefused() {
    Emitter early =
        table(
            "early",
            (month, rows) -> {
              LocalDate day = month.month().atDay(1).minusDays(1);
              rows.add(day, day, uscc(month), "");
            });

    assertThatThrownBy(() -> simulate("early", City.of(1, 1, 1, END), List.of(early)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected not before");
  }

  private Path simulate(String name, City city, List<Emitter> emitters) throws IOException {
    Path directory = Files.createDirectories(temp.resolve(name));
    List<Integer> told = new ArrayList<>();
    new Simulation(city, emitters).write(directory, told::add);
    assertThat(told).isSorted().doesNotHaveDuplicates();
    return directory;
  }

  private static String uscc(FirmMonth month) {
    return month.firm().uscc().value();
  }

  private static List<List<String>> rows(Path directory, Emitter emitter) throws IOException {
    return Files.readAllLines(directory.resolve(emitter.table() + ".csv")).stream()
        .skip(1)
        .map(line -> List.of(line.split(",", -1)))
        .toList();
  }

  private static String hash(Path directory) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        digest.update(
            file.getFileName().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A table of two columns, the enterprise and another. */
  private static Emitter table(String name, BiConsumer<FirmMonth, Rows> rows) {
    return new Emitter() {
      @Override
      public String table() {
        return name;
      }

      @Override
      public List<String> header() {
        return List.of(Rows.ENTERPRISE, "其他");
      }

      @Override
      public void emit(FirmMonth month, Rows to) {
        rows.accept(month, to);
      }
    };
  }
}
