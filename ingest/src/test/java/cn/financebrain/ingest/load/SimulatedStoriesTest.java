package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.Story.Kind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What becomes visible of stories, and in which order, in registration, tax, insurance, power. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatedStoriesTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private final City city = SimulatedCity.get().city;
  private final Map<String, List<EnterpriseEvent>> events = new HashMap<>();

  @BeforeAll
  void sortEvents() {
    for (EnterpriseEvent event : SimulatedCity.get().events) {
      String key = event.enterprise() + event.type();
      events.computeIfAbsent(key, k -> new ArrayList<>()).add(event);
    }
  }

  @Test
  void aQuietFailureUsesLessPowerThenSellsLessThenHasFewerStaffThenOwes() {
    double power = daysBeforeCollapse(firm -> fall(firm, power(firm), this::perDay));
    double sales = daysBeforeCollapse(firm -> fall(firm, sales(firm), e -> number(e, "amount")));
    double staff =
        daysBeforeCollapse(
            firm -> fall(firm, of(firm, "social_insurance.reported"), this::insured));
    double arrears =
        daysBeforeCollapse(
            firm ->
                of(firm, "social_insurance.reported").filter(e -> !flag(e, "paid")).findFirst());

    assertThat(power).isGreaterThan(sales + 20);
    assertThat(sales).isGreaterThan(staff + 20);
    assertThat(staff).isGreaterThan(arrears);
    assertThat(arrears).isPositive();
  }

  private double daysBeforeCollapse(Function<Firm, Optional<EnterpriseEvent>> sign) {
    List<Long> days = new ArrayList<>();
    for (Firm firm : all(kind(Kind.QUIET_FAILURE)).toList()) {
      LocalDate collapse = firm.story().collapsedOn().orElseThrow();
      if (collapse.isBefore(city.lastDay().minusDays(60))) {
        sign.apply(firm).ifPresent(e -> days.add(ChronoUnit.DAYS.between(day(e), collapse)));
      }
    }
    assertThat(days).hasSizeGreaterThan(5);
    days.sort(Comparator.naturalOrder());
    return days.get(days.size() / 2);
  }

  /** The first that is below three quarters of what was usual before the story began. */
  private static Optional<EnterpriseEvent> fall(
      Firm firm, Stream<EnterpriseEvent> rows, ToDoubleFunction<EnterpriseEvent> measure) {
    LocalDate begun = firm.story().startedOn().orElseThrow();
    List<EnterpriseEvent> all = rows.toList();
    OptionalDouble usual =
        all.stream().filter(e -> day(e).isBefore(begun)).mapToDouble(measure).average();
    return all.stream()
        .filter(e -> !day(e).isBefore(begun) && usual.isPresent())
        .filter(e -> measure.applyAsDouble(e) < 0.75 * usual.getAsDouble())
        .findFirst();
  }

  private Stream<EnterpriseEvent> power(Firm firm) {
    return of(firm, "utilities.usage_reported").filter(e -> text(e, "utility").equals("power"));
  }

  private Stream<EnterpriseEvent> sales(Firm firm) {
    return of(firm, "invoice.issued")
        .filter(e -> text(e, "direction").equals("output") && text(e, "kind").equals("blue"));
  }

  private double perDay(EnterpriseEvent event) {
    LocalDate from = LocalDate.parse(text(event, "period_start"));
    return number(event, "quantity") / (ChronoUnit.DAYS.between(from, day(event)) + 1);
  }

  private double insured(EnterpriseEvent event) {
    return number(event, "insured_count");
  }

  @Test
  void theShellsOfAClusterAreCountedAtOneAddressWithOneTelephoneAndTradeInARound() {
    List<EnterpriseEvent> measured = measured(kind(Kind.SHELL_CLUSTER));

    assertThat(measured).isNotEmpty();
    for (EnterpriseEvent event : measured) {
      List<Firm> living =
          city.group(firm(event)).stream().filter(member -> there(member, day(event))).toList();
      assertThat(number(event, "same_address_count")).isGreaterThanOrEqualTo(living.size());
      assertThat(number(event, "same_phone_count")).isEqualTo(living.size());
      boolean several = living.size() > 1;
      assertThat(number(event, "shell_group_score") > 0).isEqualTo(several);
    }
    assertThat(
            all(kind(Kind.SHELL_CLUSTER))
                .flatMap(firm -> of(firm, "invoice.network_measured"))
                .filter(event -> flag(event, "loop_trade")))
        .isNotEmpty()
        .allSatisfy(
            event ->
                assertThat(number(event, "cycle_length"))
                    .isEqualTo(city.group(firm(event)).size()));
  }

  private List<EnterpriseEvent> measured(Predicate<Firm> which) {
    return all(which).flatMap(firm -> of(firm, "equity_relation.network_measured")).toList();
  }

  private static boolean there(Firm firm, LocalDate day) {
    boolean closed = firm.story().closedOn().filter(end -> !end.isAfter(day)).isPresent();
    return !firm.established().isAfter(day) && !closed;
  }

  @Test
  void aSchemeDressesUpBeforeItSellsAndIsNotToBeFoundAfterItFell() {
    Predicate<Firm> scheme = firm -> firm.kind().ponzi();

    assertThat(changes(scheme, "capital"))
        .filteredOn(e -> number(e, "capital_after") >= 4 * number(e, "capital_before"))
        .isNotEmpty()
        .allSatisfy(e -> assertThat(day(e)).isBeforeOrEqualTo(promoting(e)));
    assertThat(all(scheme).flatMap(firm -> of(firm, "abnormal_operation.list_changed")))
        .filteredOn(e -> text(e, "reason").equals("address_unreachable"))
        .isNotEmpty()
        .allSatisfy(e -> assertThat(day(e)).isAfter(collapsed(e)));
    assertThat(all(scheme).flatMap(firm -> of(firm, "tax.abnormal_status_changed")))
        .isNotEmpty()
        .allSatisfy(e -> assertThat(day(e)).isAfter(collapsed(e).plusDays(90)));
    assertThat(all(scheme).flatMap(this::sales).filter(e -> day(e).isAfter(promoting(e))))
        .isNotEmpty()
        .allMatch(e -> text(e, "counterparty_kind").equals("person"));
  }

  private List<EnterpriseEvent> changes(Predicate<Firm> which, String item) {
    return all(which)
        .flatMap(firm -> of(firm, "registration_change.recorded"))
        .filter(event -> text(event, "item").equals(item))
        .toList();
  }

  @Test
  void aHardshipOwesTaxAndPaysIt() {
    List<Firm> hard =
        all(kind(Kind.HARDSHIP))
            .filter(firm -> of(firm, "tax.arrears_announced").count() > 1)
            .filter(firm -> recovered(firm).isBefore(city.lastDay().minusDays(180)))
            .toList();

    assertThat(hard)
        .isNotEmpty()
        .allSatisfy(
            firm -> {
              List<EnterpriseEvent> notices = of(firm, "tax.arrears_announced").toList();
              assertThat(number(notices.get(0), "balance")).isPositive();
              assertThat(number(notices.get(notices.size() - 1), "balance")).isZero();
            });
  }

  private static LocalDate recovered(Firm firm) {
    return firm.story().recoveredOn().orElseThrow();
  }

  @Test
  void theRegisterSaysAfterAChangeWhatTheChangeSays() {
    List<EnterpriseEvent> moves = changes(firm -> true, "address");

    assertThat(moves).hasSizeGreaterThan(10);
    long agreeing =
        moves.stream()
            .filter(
                move ->
                    of(firm(move), "registration.snapshot")
                        .filter(entry -> day(entry).equals(day(move)))
                        .anyMatch(e -> text(e, "address").equals(text(move, "after"))))
            .count();
    assertThat(agreeing).isGreaterThan(moves.stream().filter(this::inWindow).count() * 9 / 10);
  }

  private boolean inWindow(EnterpriseEvent event) {
    return !day(event).isBefore(city.firstDay());
  }

  @Test
  void reportAndStatementOfAYearAgree() {
    long compared = 0;
    for (Firm firm : city.firms()) {
      for (EnterpriseEvent statement : of(firm, "financial_statement.filed").toList()) {
        double revenue = number(statement, "revenue") * 100;
        Optional<EnterpriseEvent> report =
            of(firm, "annual_report.filed")
                .filter(e -> number(e, "report_year") == number(statement, "fiscal_year"))
                .filter(e -> Math.abs(number(e, "revenue") / revenue - 1) < 0.05)
                .findFirst();
        compared += report.isPresent() ? 1 : 0;
      }
    }
    assertThat(compared).isGreaterThan(100);
  }

  private Stream<Firm> all(Predicate<Firm> which) {
    return city.firms().stream().filter(which);
  }

  private static Predicate<Firm> kind(Kind kind) {
    return firm -> firm.kind() == kind;
  }

  private Stream<EnterpriseEvent> of(Firm firm, String type) {
    return events.getOrDefault(firm.uscc() + type, List.of()).stream();
  }

  private Firm firm(EnterpriseEvent event) {
    return city.firms().stream()
        .filter(firm -> firm.uscc().equals(event.enterprise()))
        .findFirst()
        .orElseThrow();
  }

  private Story story(EnterpriseEvent event) {
    return firm(event).story();
  }

  private LocalDate promoting(EnterpriseEvent event) {
    return story(event).promotingOn().orElseThrow();
  }

  private LocalDate collapsed(EnterpriseEvent event) {
    return story(event).collapsedOn().orElseThrow();
  }

  private static LocalDate day(EnterpriseEvent event) {
    return event.eventTime().atZone(ZONE).toLocalDate();
  }

  private static double number(EnterpriseEvent event, String field) {
    return ((FieldValue.Quantity) event.data().get(field)).value();
  }

  private static boolean flag(EnterpriseEvent event, String field) {
    return ((FieldValue.Flag) event.data().get(field)).value();
  }

  private static String text(EnterpriseEvent event, String field) {
    return ((FieldValue.Text) event.data().get(field)).value();
  }
}
