package cn.financebrain.ingest.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.ingest.simulate.Story.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What stories look like in the tables of courts, opinion, advertising, complaints, the Internet.
 */
class StoriesShowTest {
  private static final Pattern REDEMPTION = Pattern.compile("延期兑付|无法提现|跑路|爆雷|取不出来");
  private static final Pattern FRAUD = Pattern.compile("骗局|资金盘|非法集资");

  /** Without the rows that were broken on purpose. */
  private static final Pattern DAY =
      Pattern.compile("2\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");

  @TempDir private static Path directory;

  private static City city;
  private static final Map<String, List<Map<String, String>>> tables = new TreeMap<>();

  @BeforeAll
  static void live() throws IOException {
    city = City.of(3, 1_500, 24, YearMonth.of(2026, 6));
    Set<String> wanted =
        Set.of(
            "advertisement",
            "complaint",
            "public_opinion",
            "internet_scan",
            "recruitment",
            "litigation_case",
            "litigation_judgment",
            "litigation_criminal",
            "enforcement_case",
            "enforcement_measure",
            "licence");
    List<Emitter> emitters =
        Emitters.all().stream().filter(emitter -> wanted.contains(emitter.table())).toList();
    new Simulation(city, emitters).write(directory, months -> {});
    for (Emitter emitter : emitters) {
      tables.put(emitter.table(), read(emitter));
    }
  }

  @Test
  void aSchemeAdvertisesBeforeAnybodyReportsIt() {
    int advertised = 0;
    for (Firm firm : collapsed(Kind::ponzi)) {
      LocalDate promoting = firm.story().promotingOn().orElseThrow();
      Optional<LocalDate> advertisement = first("advertisement", "发布日期", firm, row -> true);
      Optional<LocalDate> report =
          first("complaint", "受理日期", firm, row -> row.get("事由").equals("非法集资"));

      assertThat(report).hasValueSatisfying(day -> assertThat(day).isAfter(promoting.plusDays(30)));
      if (advertisement.isPresent()) {
        assertThat(advertisement.get()).isAfterOrEqualTo(promoting);
        advertised += advertisement.get().isBefore(report.get()) ? 1 : 0;
      }
    }
    assertThat(advertised).isGreaterThan(collapsed(Kind::ponzi).size() / 2);
  }

  @Test
  void nobodyTellsOfTroubleWithPaymentsBeforeThereIsAny() {
    for (Firm firm : collapsed(Kind::ponzi)) {
      LocalDate strained = firm.story().strainedOn().orElseThrow();
      Optional<LocalDate> told =
          first("public_opinion", "发布日期", firm, row -> matches(REDEMPTION, row));
      Optional<LocalDate> complained =
          first("complaint", "受理日期", firm, row -> row.get("事由").equals("无法兑付"));

      assertThat(told).hasValueSatisfying(day -> assertThat(day).isAfterOrEqualTo(strained));
      complained.ifPresent(day -> assertThat(day).isAfterOrEqualTo(strained));
    }
  }

  @Test
  void afterTheCollapseOfASchemePeopleSpeakOfFraudAndItsSiteIsGone() {
    int sites = 0;
    for (Firm firm : collapsed(Kind::ponzi)) {
      LocalDate collapsed = firm.story().collapsedOn().orElseThrow();
      Predicate<Map<String, String>> down = row -> row.get("主网站可访问").equals("否");

      assertThat(
              first(
                  "public_opinion",
                  "发布日期",
                  firm,
                  row -> matches(FRAUD, row) && row.get("倾向").equals("消极")))
          .hasValueSatisfying(day -> assertThat(day).isAfterOrEqualTo(collapsed));
      assertThat(first("litigation_criminal", "立案日期", firm, row -> true))
          .satisfiesAnyOf(
              day -> assertThat(day).isEmpty(),
              day -> assertThat(day.orElseThrow()).isAfter(collapsed));
      Optional<LocalDate> unreachable =
          rows("internet_scan", firm).stream()
              .filter(down)
              .filter(row -> LocalDate.parse(row.get("扫描日期")).isAfter(collapsed.plusDays(20)))
              .map(row -> LocalDate.parse(row.get("不可访问起始日")))
              .findFirst();
      if (unreachable.isPresent()) {
        sites++;
        assertThat(unreachable.get()).isBetween(collapsed, collapsed.plusDays(18));
      }
    }
    assertThat(sites).isPositive();
  }

  @Test
  void aSchemeStopsLookingForPeople() {
    for (Firm firm : collapsed(Kind::ponzi)) {
      LocalDate collapsed = firm.story().collapsedOn().orElseThrow();

      assertThat(rows("recruitment", firm))
          .allMatch(row -> LocalDate.parse(row.get("发布日期")).isBefore(collapsed.plusDays(31)));
    }
  }

  @Test
  void aFailureIsSuedThenJudgedThenEnforced() {
    int enforced = 0;
    for (Firm firm :
        collapsed(kind -> kind == Kind.QUIET_FAILURE || kind == Kind.GUARANTEE_CIRCLE)) {
      for (Map<String, String> measure : rows("enforcement_measure", firm)) {
        LocalDate taken = LocalDate.parse(measure.get("变动日期"));
        Optional<LocalDate> filed =
            first(
                "enforcement_case",
                "立案日期",
                firm,
                row -> row.get("执行案号").equals(measure.get("执行案号")));
        Optional<LocalDate> judged = first("litigation_judgment", "裁判日期", firm, row -> true);
        Optional<LocalDate> sued = first("litigation_case", "立案日期", firm, row -> true);
        if (filed.isPresent() && judged.isPresent() && sued.isPresent()) {
          enforced++;
          assertThat(List.of(sued.get(), judged.get(), filed.get(), taken)).isSorted();
        }
      }
    }
    assertThat(enforced).isGreaterThan(10);
  }

  @Test
  void whoIsLicensedHasALicenceAndPromisesOnlyWhatABankMay() {
    List<Firm> licensed = city.firms().stream().filter(Firm::licensedFinance).toList();
    assertThat(licensed).isNotEmpty();
    for (Firm firm : licensed) {
      assertThat(rows("licence", firm))
          .anyMatch(row -> Set.of("金融牌照", "地方金融组织批文").contains(row.get("许可大类")));
      assertThat(rows("advertisement", firm))
          .isNotEmpty()
          .allMatch(
              row -> row.get("承诺保本").equals("否") || row.get("广告内容").matches(".*(结构性存款|大额存单).*"));
    }
  }

  @Test
  void honestEnterprisesAreComplainedOfAndReportedOnlyByTheFew() {
    List<Map<String, String>> complaints =
        city.firms().stream()
            .filter(firm -> firm.kind() == Kind.HONEST)
            .flatMap(firm -> rows("complaint", firm).stream())
            .toList();

    assertThat(complaints).hasSizeGreaterThan(100);
    assertThat(complaints)
        .filteredOn(row -> row.get("事由").equals("非法集资"))
        .extracting(row -> row.get(Rows.ENTERPRISE))
        .isNotEmpty()
        .satisfies(
            reported -> assertThat(Set.copyOf(reported)).hasSizeLessThan(city.firms().size() / 20));
  }

  /** Those whose collapse is some months past, so that all has had time to follow. */
  private static List<Firm> collapsed(Predicate<Kind> kinds) {
    LocalDate latest = city.lastDay().minusMonths(3);
    List<Firm> firms =
        city.firms().stream()
            .filter(firm -> kinds.test(firm.kind()))
            .filter(
                firm -> firm.story().collapsedOn().filter(day -> day.isBefore(latest)).isPresent())
            .toList();
    assertThat(firms).hasSizeGreaterThan(4);
    return firms;
  }

  private static boolean matches(Pattern words, Map<String, String> article) {
    return words.matcher(article.get("标题") + article.get("正文")).find();
  }

  private static Optional<LocalDate> first(
      String table, String column, Firm firm, Predicate<Map<String, String>> which) {
    return rows(table, firm).stream()
        .filter(which)
        .map(row -> LocalDate.parse(row.get(column)))
        .min(LocalDate::compareTo);
  }

  private static List<Map<String, String>> rows(String table, Firm firm) {
    return tables.get(table).stream()
        .filter(row -> row.get(Rows.ENTERPRISE).equals(firm.uscc().value()))
        .toList();
  }

  private static List<Map<String, String>> read(Emitter emitter) throws IOException {
    try (Stream<String> lines = Files.lines(directory.resolve(emitter.table() + ".csv"))) {
      return lines
          .skip(1)
          .map(line -> row(emitter.header(), line))
          .filter(StoriesShowTest::sound)
          .toList();
    }
  }

  private static Map<String, String> row(List<String> header, String line) {
    List<String> cells = List.of(line.split(",", -1));
    Map<String, String> row = new TreeMap<>();
    for (int i = 0; i < header.size(); i++) {
      row.put(header.get(i), cells.get(i));
    }
    return row;
  }

  private static boolean sound(Map<String, String> row) {
    return row.entrySet().stream()
        .filter(cell -> cell.getKey().endsWith("日期") && !cell.getValue().isEmpty())
        .allMatch(
            cell -> DAY.matcher(cell.getValue()).matches() && !cell.getValue().endsWith("02-30"));
  }
}
