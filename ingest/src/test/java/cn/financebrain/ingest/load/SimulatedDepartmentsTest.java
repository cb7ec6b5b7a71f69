package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Emitters;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.Simulation;
import cn.financebrain.ingest.simulate.Story.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What departments of money, trade, premises, police and the field deliver of a simulated city. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatedDepartmentsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Path MAPPINGS = Path.of("src", "main", "resources", "feeds", "city");
  private static final Set<Category> CATEGORIES =
      EnumSet.of(
          Category.BANK_CREDIT,
          Category.GUARANTEE_COLLATERAL,
          Category.PRIVATE_LENDING,
          Category.FUND_FLOW,
          Category.BIDDING,
          Category.CUSTOMS,
          Category.PREMISES,
          Category.POLICE,
          Category.ENV_SAFETY,
          Category.GRID_INSPECTION);

  private final City city = City.of(11, 400, 24, YearMonth.of(2026, 6));
  private final RecordingSink sink = new RecordingSink();
  private final Map<String, Firm> firms = new TreeMap<>();
  private List<FeedMapping> mappings = List.of();
  private List<Emitter> emitters = List.of();
  private Map<String, List<Long>> faults = Map.of();
  private List<FeedRun> runs = List.of();

  @BeforeAll
  void letTheCityLive(@TempDir Path temp) throws IOException {
    FeedSet feed = FeedSet.open(MAPPINGS.toString());
    mappings = feed.mappings().stream().filter(SimulatedDepartmentsTest::ours).toList();
    Set<String> tables = new TreeSet<>();
    mappings.forEach(mapping -> tables.add(table(mapping.feed())));
    emitters = Emitters.all().stream().filter(emitter -> tables.contains(emitter.table())).toList();
    city.firms().forEach(firm -> firms.put(firm.uscc().toString(), firm));
    Path delivered = Files.createDirectories(temp.resolve("city"));
    new Simulation(city, emitters).write(delivered, months -> {});
    faults = faults(delivered);
    runs =
        new FileIngest(sink, temp.resolve("ledgers"), CLOCK, (bytes, total, rows) -> {})
            .run(feed, delivered)
            .runs();
  }

  private static boolean ours(FeedMapping mapping) {
    return mapping.events().stream().anyMatch(event -> CATEGORIES.contains(event.category()));
  }

  private static String table(String feed) {
    return feed.substring(feed.indexOf('/') + 1);
  }

  /** Rows, duplicates, broken, corrections of each table. */
  private static Map<String, List<Long>> faults(Path city) throws IOException {
    Map<String, List<Long>> faults = new TreeMap<>();
    List<String> lines = Files.readAllLines(city.resolve("faults.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      faults.put(cells[0], Stream.of(cells).skip(1).map(Long::valueOf).toList());
    }
    return faults;
  }

  @Test
  void eachMappingHasATableWithExactlyItsColumns() {
    assertThat(emitters).hasSameSizeAs(mappings);
    for (Emitter emitter : emitters) {
      FeedMapping mapping =
          mappings.stream()
              .filter(one -> table(one.feed()).equals(emitter.table()))
              .findFirst()
              .orElseThrow();
      List<String> columns = new ArrayList<>(mapping.enterprise().columns());
      mapping.columns().forEach(column -> columns.add(column.name()));

      assertThat(emitter.header()).as(emitter.table()).containsExactlyInAnyOrderElementsOf(columns);
    }
  }

  @Test
  void everyRowIsAcceptedThatIsNotAPlantedFault() {
    assertThat(runs).hasSameSizeAs(emitters);
    for (FeedRun run : runs) {
      List<Long> told = faults.get(table(run.feed()));
      assertThat(run.read()).as(run.feed()).isEqualTo(told.get(0)).isPositive();
      assertThat(run.duplicate()).as(run.feed()).isEqualTo(told.get(1));
      assertThat(run.read() - run.accepted() - run.duplicate())
          .as(run.feed())
          .isEqualTo(told.get(2));
    }
  }

  @Test
  void caseOfASchemeIsFiledAfterItsCollapse() {
    List<EnterpriseEvent> cases =
        events("police.case_filed").filter(event -> firm(event).kind().ponzi()).toList();

    assertThat(cases).isNotEmpty();
    assertThat(cases)
        .allSatisfy(
            event -> assertThat(day(event)).isAfter(firm(event).story().collapsedOn().get()));
  }

  @Test
  void accountsOfASchemeAreFrozenAndItsPeopleMayNotLeaveAfterItsCollapse() {
    assertThat(events("fund_flow.account_frozen").filter(event -> firm(event).kind().ponzi()))
        .isNotEmpty()
        .allSatisfy(
            event -> assertThat(day(event)).isAfter(firm(event).story().collapsedOn().get()));
    assertThat(
            events("police.persons_checked")
                .filter(event -> firm(event).kind().ponzi())
                .filter(event -> number(event, "exit_restricted_count") > 0))
        .isNotEmpty()
        .allSatisfy(
            event -> assertThat(day(event)).isAfter(firm(event).story().collapsedOn().get()));
  }

  @Test
  void guarantorPaysAfterTheBorrowerFellAndBeforeItFallsItself() {
    List<EnterpriseEvent> paid =
        events("guarantee.compensated")
            .filter(event -> firm(event).kind() == Kind.GUARANTEE_CIRCLE)
            .filter(event -> borrower(event).story().defaultBy(day(event)))
            .toList();

    assertThat(paid).isNotEmpty();
    assertThat(paid)
        .allSatisfy(
            event -> {
              assertThat(borrower(event).story().group()).isEqualTo(firm(event).story().group());
              assertThat(firm(event).story().place())
                  .isGreaterThan(borrower(event).story().place());
              assertThat(day(event)).isBefore(firm(event).story().collapsedOn().orElseThrow());
            });
  }

  @Test
  void graphRunSeesTheCircleAndThenItsDefaults() {
    List<Firm> circle =
        firms.values().stream().filter(firm -> firm.kind() == Kind.GUARANTEE_CIRCLE).toList();
    Firm second =
        circle.stream().filter(firm -> firm.story().place() == 1).findFirst().orElseThrow();
    Firm first = city.group(second).get(0);
    List<EnterpriseEvent> measured =
        events("guarantee.network_measured").filter(event -> firm(event).equals(second)).toList();

    assertThat(measured)
        .isNotEmpty()
        .allSatisfy(
            event -> {
              assertThat(number(event, "circle_size")).isEqualTo(city.group(second).size());
              boolean fallen = first.story().defaultBy(day(event).minusDays(61));
              boolean defaulted = number(event, "guaranteed_defaulted_count") > 0;
              assertThat(defaulted || !fallen).isTrue();
            });
    assertThat(measured).anyMatch(event -> number(event, "guaranteed_defaulted_count") > 0);
  }

  @Test
  void loansOfAQuietFailureAreOverdueBeforeItsAccountsOfferNothing() {
    Firm failed =
        firms.values().stream()
            .filter(firm -> firm.kind() == Kind.QUIET_FAILURE)
            .filter(firm -> firm.story().defaultBy(city.lastDay().minusDays(120)))
            .filter(firm -> summaries(firm).findAny().isPresent())
            .findFirst()
            .orElseThrow();
    LocalDate collapse = failed.story().collapsedOn().orElseThrow();

    assertThat(
            summaries(failed)
                .filter(event -> day(event).isAfter(collapse.plusDays(95)))
                .map(event -> text(event, "five_class")))
        .isNotEmpty()
        .isSubsetOf("substandard", "doubtful", "loss");
    assertThat(
            summaries(failed)
                .filter(event -> day(event).isBefore(failed.story().startedOn().orElseThrow()))
                .map(event -> text(event, "five_class")))
        .isSubsetOf("normal", "special_mention");
  }

  private Stream<EnterpriseEvent> summaries(Firm firm) {
    return events("bank_credit.summary").filter(event -> firm(event).equals(firm));
  }

  @Test
  void bankFeaturesAreMostlyOfHonestEnterprises() {
    Set<Firm> watched = new HashSet<>();
    events("fund_flow.summary").forEach(event -> watched.add(firm(event)));
    long schemes = watched.stream().filter(firm -> firm.story().raisesMoney()).count();

    assertThat(schemes).isPositive();
    assertThat(watched.size() - schemes).isGreaterThan(2 * schemes);
    assertThat(
            events("fund_flow.summary")
                .filter(event -> !firm(event).story().raisesMoney())
                .filter(event -> number(event, "distinct_payers_30d") > 100))
        .isNotEmpty();
  }

  @Test
  void moneyOfASchemeComesInRoundAmountsUntilItCollapses() {
    assertThat(
            events("fund_flow.summary")
                .filter(event -> firm(event).kind() == Kind.PONZI_WEALTH_SHOP)
                .filter(event -> firm(event).story().fundraisingBy(day(event)))
                .filter(event -> !firm(event).story().defaultBy(day(event).plusDays(31)))
                .filter(event -> number(event, "distinct_payers_30d") > 30))
        .isNotEmpty()
        .allSatisfy(
            event ->
                assertThat(number(event, "round_in_amount"))
                    .isGreaterThan(0.6 * number(event, "individual_in_amount")));
  }

  @Test
  void volumeIsFrugal() {
    long rows = faults.values().stream().mapToLong(counts -> counts.get(0)).sum();

    assertThat(rows / (double) city.firms().size()).isBetween(10.0, 35.0);
  }

  private Stream<EnterpriseEvent> events(String type) {
    return sink.events.stream().filter(event -> event.type().equals(type));
  }

  private Firm firm(EnterpriseEvent event) {
    return firms.get(event.enterprise().toString());
  }

  private Firm borrower(EnterpriseEvent event) {
    return firms.get(text(event, "guaranteed_uscc"));
  }

  private static LocalDate day(EnterpriseEvent event) {
    return event.eventTime().atZone(ZONE).toLocalDate();
  }

  private static double number(EnterpriseEvent event, String field) {
    return ((FieldValue.Quantity) event.data().get(field)).value();
  }

  private static String text(EnterpriseEvent event, String field) {
    return ((FieldValue.Text) event.data().get(field)).value();
  }
}
