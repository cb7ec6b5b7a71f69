package cn.financebrain.ingest.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.ingest.simulate.Story.Kind;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What stories do to the months of those who live them; averages over all of a kind. */
class LifeTest {
  private static final YearMonth END = YearMonth.of(2026, 6);
  private static final City CITY = City.of(5, 4_000, 24, END);
  private static final Map<Integer, Map<YearMonth, MonthState>> LIVES = live();

  private static Map<Integer, Map<YearMonth, MonthState>> live() {
    Histories histories = new Histories(CITY.firms().size());
    List<Life> lives = CITY.firms().stream().map(firm -> new Life(CITY, firm)).toList();
    Map<Integer, Map<YearMonth, MonthState>> states = new TreeMap<>();
    for (YearMonth month = CITY.first().minusMonths(12);
        !month.isAfter(END);
        month = month.plusMonths(1)) {
      histories.nextMonth();
      for (Firm firm : CITY.firms()) {
        if (!firm.established().isAfter(month.atEndOfMonth())) {
          MonthState state = lives.get(firm.number() - 1).step(month, histories);
          histories.put(firm, state);
          states.computeIfAbsent(firm.number(), n -> new TreeMap<>()).put(month, state);
        }
      }
    }
    return states;
  }

  /** Mean over a kind's firms, so many months after the month of a date of theirs. */
  private static double mean(Kind kind, int after, ToDoubleFunction<MonthState> measure) {
    List<Double> values = new ArrayList<>();
    for (Firm firm : CITY.firms()) {
      if (firm.kind() == kind) {
        YearMonth month =
            YearMonth.from(firm.story().collapsedOn().or(() -> firm.story().strainedOn()).get());
        MonthState state = LIVES.get(firm.number()).get(month.plusMonths(after));
        if (state != null) {
          values.add(measure.applyAsDouble(state));
        }
      }
    }
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  @Test
  void anHonestLifeIsSteadyButForSpringFestival() {
    ToDoubleFunction<YearMonth> works =
        month ->
            CITY.firms().stream()
                .filter(firm -> firm.kind() == Kind.HONEST)
                .filter(firm -> firm.industry().section().equals("C"))
                .filter(firm -> firm.established().isBefore(CITY.firstDay()))
                .mapToDouble(firm -> LIVES.get(firm.number()).get(month).revenue())
                .sum();

    double november = works.applyAsDouble(YearMonth.of(2025, 11));
    double february = works.applyAsDouble(YearMonth.of(2026, 2));
    double may = works.applyAsDouble(YearMonth.of(2026, 5));
    assertThat(february).isLessThan(0.65 * november);
    assertThat(may).isBetween(0.85 * november, 1.15 * november);
  }

  @Test
  void aQuietFailureShowsInPowerFirstThenInRevenueAndStaffThenInArrears() {
    Kind kind = Kind.QUIET_FAILURE;
    double power = mean(kind, -3, MonthState::powerKwh) / mean(kind, -12, MonthState::powerKwh);
    double revenue = mean(kind, -3, MonthState::revenue) / mean(kind, -12, MonthState::revenue);

    assertThat(power).isLessThan(revenue);
    assertThat(revenue).isLessThan(0.8);
    assertThat(mean(kind, 1, MonthState::employees))
        .isLessThan(0.5 * mean(kind, -12, MonthState::employees));
    assertThat(mean(kind, -8, MonthState::overdueDays)).isLessThan(3);
    assertThat(mean(kind, 3, MonthState::overdueDays)).isGreaterThan(60);
  }

  @Test
  void aSchemeRaisesMoreEachMonthThenPaysNothingAndEverybodyTalks() {
    Kind kind = Kind.PONZI_WEALTH_SHOP;

    for (Firm firm : CITY.firms()) {
      if (firm.kind() == kind) {
        List<Double> raised =
            LIVES.get(firm.number()).values().stream()
                .filter(state -> state.phase() == Phase.PROMOTING)
                .map(MonthState::inflow)
                .toList();
        assertThat(raised).hasSizeGreaterThan(1);
        assertThat(raised.get(raised.size() - 1)).isGreaterThan(raised.get(0));
      }
    }
    assertThat(mean(kind, -7, MonthState::redemptionTrouble)).isLessThan(0.1);
    assertThat(mean(kind, 0, MonthState::redemptionTrouble)).isEqualTo(1);
    assertThat(mean(kind, 1, MonthState::inflow)).isZero();
    assertThat(mean(kind, 1, MonthState::rumours)).isGreaterThan(0.6);
    assertThat(mean(kind, -6, MonthState::rumours)).isLessThan(0.1);
    assertThat(mean(kind, -3, state -> state.revenue() / state.inflow())).isLessThan(0.2);
  }

  @Test
  void aHardshipPasses() {
    Kind kind = Kind.HARDSHIP;

    assertThat(mean(kind, 0, MonthState::distress)).isGreaterThan(0.35);
    assertThat(mean(kind, 10, MonthState::distress)).isLessThan(0.2);
    assertThat(mean(kind, 10, MonthState::overdueDays)).isLessThan(2);
  }

  @Test
  void onlySchemesAndLicensedOrRealHousesTakeMoneyFromPeople() {
    for (Firm firm : CITY.firms()) {
      boolean may = firm.story().raisesMoney() || firm.kind().suspiciousButHonest();
      if (!may) {
        assertThat(LIVES.get(firm.number()).values())
            .allMatch(state -> state.inflow() == 0 && state.payers() == 0 && state.scheme() == 0);
      }
    }
  }

  @Test
  void statesAreWithinTheirBounds() {
    LIVES
        .values()
        .forEach(
            states ->
                assertThat(states.values())
                    .allMatch(state -> state.revenue() >= 0 && state.employees() >= 0)
                    .allMatch(state -> state.distress() >= 0 && state.distress() <= 1)
                    .allMatch(state -> state.scheme() >= 0 && state.scheme() <= 1)
                    .allMatch(state -> state.rumours() >= 0 && state.rumours() <= 1)
                    .allMatch(state -> state.creditLimit() >= state.loanBalance()));
  }
}
