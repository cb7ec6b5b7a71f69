package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.Story.Kind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What departments of money, trade, premises, police and the field deliver of a simulated city. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatedDepartmentsTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
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

  private final SimulatedCity simulated = SimulatedCity.get();
  private final City city = simulated.city;
  private final Map<String, Firm> firms = new TreeMap<>();

  @BeforeAll
  void nameFirms() {
    city.firms().forEach(firm -> firms.put(firm.uscc().toString(), firm));
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
    long rows =
        simulated.feed.mappings().stream()
            .filter(SimulatedDepartmentsTest::ours)
            .mapToLong(one -> simulated.faults.get(SimulatedCity.table(one.feed())).rows())
            .sum();

    assertThat(rows / (double) city.firms().size()).isBetween(10.0, 35.0);
  }

  private static boolean ours(FeedMapping mapping) {
    return mapping.events().stream().anyMatch(event -> CATEGORIES.contains(event.category()));
  }

  private Stream<EnterpriseEvent> events(String type) {
    return simulated.events.stream().filter(event -> event.type().equals(type));
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
