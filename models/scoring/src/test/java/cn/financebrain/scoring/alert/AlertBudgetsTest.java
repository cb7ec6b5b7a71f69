package cn.financebrain.scoring.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.AlertBudget;
import cn.financebrain.contract.Risk;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AlertBudgetsTest {
  private static final Instant SET = Instant.parse("2026-01-01T00:00:00Z");
  private static final AlertBudget CITY = row("3303", Optional.empty(), 10, 5, 0);
  private static final AlertBudget DISTRICT = row("330302", Optional.empty(), 4, 10, 0);
  private static final AlertBudget FRAUD = row("3303", Optional.of(Risk.FUNDRAISING), 7, 10, 0);

  /** Set that many seconds after the first; a negative number a day is none. */
  static AlertBudget row(String region, Optional<Risk> risk, int perDay, long from, int seconds) {
    return new AlertBudget(
        region,
        risk,
        perDay < 0 ? OptionalInt.empty() : OptionalInt.of(perDay),
        LocalDate.ofEpochDay(from),
        "李",
        SET.plusSeconds(seconds));
  }

  private static OptionalInt on(String district, Risk risk, long day, AlertBudget... rows) {
    return new AlertBudgets(List.of(rows)).on(district, risk, day);
  }

  @Test
  void aBudgetHoldsFromItsDayForTheDistrictsBelowItsRegion() {
    assertThat(on("330302", Risk.DEFAULT, 4, CITY)).isEmpty();
    assertThat(on("330302", Risk.DEFAULT, 5, CITY)).hasValue(10);
    assertThat(on("330302", Risk.FUNDRAISING, 500, CITY)).hasValue(10);
    assertThat(on("331002", Risk.DEFAULT, 5, CITY)).isEmpty();
    assertThat(on("", Risk.DEFAULT, 5, CITY)).as("no region is known").isEmpty();
  }

  @Test
  void moreDigitsCountBeforeTheRiskAndTheRiskBeforeBoth() {
    assertThat(on("330302", Risk.FUNDRAISING, 10, CITY, FRAUD, DISTRICT)).hasValue(4);
    assertThat(on("330303", Risk.FUNDRAISING, 10, CITY, FRAUD, DISTRICT)).hasValue(7);
    assertThat(on("330303", Risk.DEFAULT, 10, CITY, FRAUD, DISTRICT)).hasValue(10);
    assertThat(on("330302", Risk.FUNDRAISING, 9, CITY, FRAUD, DISTRICT)).hasValue(10);
  }

  @Test
  void ofOneDayTheRowThatWasSetLastHoldsInWhateverOrderTheyCome() {
    AlertBudget corrected = row("3303", Optional.empty(), 12, 5, 60);
    assertThat(on("330302", Risk.DEFAULT, 5, CITY, corrected)).hasValue(12);
    assertThat(on("330302", Risk.DEFAULT, 5, corrected, CITY)).hasValue(12);
    AlertBudgets budgets = new AlertBudgets(List.of(CITY, corrected));
    assertThat(budgets.inForce(CITY, 5)).isFalse();
    assertThat(budgets.inForce(corrected, 5)).isTrue();
    assertThat(budgets.inForce(corrected, 4)).as("before its day").isFalse();
  }

  @Test
  void aRowWithoutANumberLeavesTheDistrictToTheNext() {
    AlertBudget removed = row("330302", Optional.empty(), -1, 20, 0);
    assertThat(on("330302", Risk.DEFAULT, 19, CITY, DISTRICT, removed)).hasValue(4);
    assertThat(on("330302", Risk.DEFAULT, 20, CITY, DISTRICT, removed)).hasValue(10);
    assertThat(on("330302", Risk.DEFAULT, 20, DISTRICT, removed)).isEmpty();
  }

  @Test
  void theTimelineOfADistrictSaysTheSameAsEachDay() {
    AlertBudgets budgets =
        new AlertBudgets(
            List.of(CITY, DISTRICT, FRAUD, row("330302", Optional.empty(), -1, 20, 0)));
    NavigableMap<Long, OptionalInt> over = budgets.over("330302", Risk.FUNDRAISING);
    assertThat(over)
        .containsExactly(
            Map.entry(5L, OptionalInt.of(10)),
            Map.entry(10L, OptionalInt.of(4)),
            Map.entry(20L, OptionalInt.of(7)));
  }

  @Test
  void theFirstDayIsThatOfTheFirstNumberThatConcernsTheRegion() {
    AlertBudgets budgets = new AlertBudgets(List.of(CITY, DISTRICT, FRAUD));
    assertThat(budgets.firstDay("", Optional.empty())).hasValue(5);
    assertThat(budgets.firstDay("330302", Optional.of(Risk.DEFAULT))).hasValue(5);
    assertThat(budgets.firstDay("33", Optional.empty())).hasValue(5);
    assertThat(budgets.firstDay("3310", Optional.empty())).isEmpty();
    assertThat(
            new AlertBudgets(List.of(FRAUD, row("3303", Optional.empty(), -1, 1, 0)))
                .firstDay("", Optional.of(Risk.DEFAULT)))
        .isEmpty();
  }

  @Test
  void whatCanNotBeMeantIsRefused() {
    for (String region : List.of("", "3", "330", "33030200", "3303x2")) {
      assertThatThrownBy(() -> row(region, Optional.empty(), 1, 0, 0))
          .as(region)
          .hasMessageContaining("2, 4 or 6 digits");
    }
    assertThatThrownBy(
            () ->
                new AlertBudget(
                    "33", Optional.empty(), OptionalInt.of(-1), LocalDate.EPOCH, "a", SET))
        .hasMessageContaining("expected 0 or more");
    assertThatThrownBy(
            () ->
                new AlertBudget(
                    "33", Optional.empty(), OptionalInt.of(1), LocalDate.EPOCH, " ", SET))
        .hasMessageContaining("name");
  }
}
