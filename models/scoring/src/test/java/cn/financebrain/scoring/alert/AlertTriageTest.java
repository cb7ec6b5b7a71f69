package cn.financebrain.scoring.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.AlertBudget;
import cn.financebrain.contract.AlertQueueInputs;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.Risk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertTriageTest {
  private static final String DISTRICT = "330302";
  private static final Alert.Cause RISE = new Alert.Cause.BandRise(Band.BLUE, Band.ORANGE);
  private static final Alert.Cause RULE = new Alert.Cause.HardRule("r1");

  private final List<Alert> alerts = new ArrayList<>();
  private final List<AlertBudget> budgets = new ArrayList<>();
  private final List<AlertExemption> exemptions = new ArrayList<>();

  static Alert alert(
      String enterprise, int episode, Instant at, Band band, Alert.Cause cause, double index) {
    return new Alert(
        enterprise + "/" + episode + "/" + band,
        new ForeignId("test", enterprise),
        Risk.FUNDRAISING,
        episode,
        band,
        cause,
        DISTRICT,
        at,
        1,
        index,
        List.of(),
        "");
  }

  private static Instant at(long day, int hour) {
    return DayBegins.startOf(day).plus(Duration.ofHours(hour));
  }

  private void orange(String enterprise, long day, double index) {
    alerts.add(alert(enterprise, 1, at(day, 9), Band.ORANGE, RISE, index));
  }

  private void red(String enterprise, long day, double index) {
    alerts.add(alert(enterprise, 1, at(day, 15), Band.RED, RISE, index));
  }

  private void budget(int perDay, long from) {
    budgets.add(AlertBudgetsTest.row(DISTRICT, Optional.empty(), perDay, from, 0));
  }

  private AlertQueue on(long day) {
    return AlertTriage.DEFAULT.on(day, alerts, new AlertBudgets(budgets), exemptions).get(0);
  }

  private static List<String> names(List<AlertQueue.Entry> entries) {
    return entries.stream().map(entry -> entry.alert().enterprise().text().substring(5)).toList();
  }

  private void exempt(String enterprise, long first, long last) {
    exemptions.add(
        new AlertExemption(new ForeignId("test", enterprise), Optional.empty(), first, last));
  }

  @Test
  void theAlertsOfAnExemptEnterpriseWaitUntilItEndsAndTakeNoPlace() {
    budget(1, 0);
    orange("a", 0, 61);
    orange("b", 0, 79);
    exempt("b", 0, 1);

    assertThat(names(on(0).due())).containsExactly("a");
    assertThat(names(on(0).waiting())).containsExactly("b");
    assertThat(on(1).due()).isEmpty();
    assertThat(names(on(2).due())).containsExactly("b");
  }

  @Test
  void whatIsAlwaysDueIsSoOfAnExemptEnterpriseToo() {
    red("a", 0, 85);
    alerts.add(alert("b", 1, at(0, 9), Band.ORANGE, RULE, Double.NaN));
    orange("c", 0, 70);
    exempt("a", 0, 9);
    exempt("b", 0, 9);
    exempt("c", 0, 9);

    assertThat(names(on(0).due())).containsExactlyInAnyOrder("a", "b");
    assertThat(names(on(0).waiting())).containsExactly("c");
  }

  @Test
  void exemptionsThatTouchCarryTheFirstDayBack() {
    exempt("a", 2, 4);
    exempt("a", 5, 9);
    exempt("b", 0, 0);

    assertThat(AlertExemption.firstDay(10, exemptions)).isEqualTo(2);
    assertThat(AlertExemption.firstDay(12, exemptions)).isEqualTo(12);
  }

  @Test
  void withoutABudgetAllAreDueOnTheirDay() {
    orange("a", 0, 61);
    orange("b", 0, 79);
    orange("c", 1, 70);

    assertThat(names(on(0).due())).containsExactly("b", "a");
    assertThat(names(on(1).due())).containsExactly("c");
    assertThat(on(1).waiting()).isEmpty();
    assertThat(on(2).due()).isEmpty();
    assertThat(on(2).budget()).isEmpty();
  }

  @Test
  void theHighestIndicesAreDueAndTheRestWaits() {
    budget(2, 0);
    orange("low", 0, 61);
    orange("high", 0, 79);
    orange("middle", 0, 70);

    AlertQueue queue = on(0);

    assertThat(names(queue.due())).containsExactly("high", "middle");
    assertThat(names(queue.waiting())).containsExactly("low");
    assertThat(queue.waiting().get(0).rank()).isEqualTo(3);
    assertThat(queue.overBudget()).isZero();
    assertThat(names(on(1).due())).containsExactly("low");
    assertThat(on(1).due().get(0).daysWaited()).isEqualTo(1);
    assertThat(on(1).due().get(0).priority()).isCloseTo(63, within(1e-9));
    assertThat(on(2).due()).as("handled").isEmpty();
  }

  @Test
  void redAlertsAndHardRulesAreAlwaysDueAndUseTheBudgetUp() {
    budget(1, 0);
    orange("waits", 0, 79);
    red("red", 0, 85);
    alerts.add(alert("rule", 1, at(0, 20), Band.ORANGE, RULE, Double.NaN));

    AlertQueue queue = on(0);

    assertThat(names(queue.due())).containsExactly("rule", "red");
    assertThat(queue.due()).allMatch(AlertQueue.Entry::alwaysDue);
    assertThat(queue.overBudget()).isEqualTo(1);
    assertThat(names(queue.waiting())).containsExactly("waits");
  }

  @Test
  void waitingAddsTwoPointsADay() {
    budget(1, 0);
    orange("first", 0, 79);
    orange("old", 0, 61);
    orange("new", 1, 62.5);
    orange("newer", 2, 64);

    assertThat(names(on(1).due())).as("61 + 2 against 62.5").containsExactly("old");
    assertThat(names(on(2).due())).as("62.5 + 2 against 64").containsExactly("new");
  }

  @Test
  void whatIsEqualGoesByTheTimeThenById() {
    budget(1, 0);
    alerts.add(alert("b", 1, at(0, 9), Band.ORANGE, RISE, 70));
    alerts.add(alert("a", 1, at(0, 9), Band.ORANGE, RISE, 70));
    alerts.add(alert("early", 1, at(0, 8), Band.ORANGE, RISE, 70));

    assertThat(names(on(0).due())).containsExactly("early");
    assertThat(names(on(0).waiting())).containsExactly("a", "b");
  }

  @Test
  void aHigherAlertOfTheSameEpisodeTakesThePlaceOfTheOneThatWaits() {
    budget(0, 0);
    orange("a", 0, 65);
    orange("b", 0, 65);
    red("a", 3, 81);

    assertThat(names(on(2).waiting())).containsExactly("a", "b");
    AlertQueue queue = on(3);

    assertThat(names(queue.due())).containsExactly("a");
    AlertQueue.Entry entry = queue.due().get(0);
    assertThat(entry.alert().band()).isEqualTo(Band.RED);
    assertThat(entry.replaces()).containsExactly("a/1/ORANGE");
    assertThat(entry.daysWaited()).as("the waiting is inherited").isEqualTo(3);
    assertThat(names(queue.waiting())).containsExactly("b");
    assertThat(queue.overBudget()).isEqualTo(1);
  }

  @Test
  void anAlertAfterOneThatWasDueIsAClaimOfItsOwn() {
    budget(1, 0);
    orange("a", 0, 65);
    red("a", 3, 81);

    assertThat(names(on(0).due())).containsExactly("a");
    AlertQueue.Entry entry = on(3).due().get(0);
    assertThat(entry.replaces()).isEmpty();
    assertThat(entry.daysWaited()).isZero();
  }

  @Test
  void anotherEpisodeReplacesNothing() {
    budget(0, 0);
    alerts.add(alert("a", 1, at(0, 9), Band.ORANGE, RISE, 65));
    alerts.add(alert("a", 2, at(40, 9), Band.ORANGE, RISE, 62));

    assertThat(names(on(40).waiting())).containsExactly("a", "a");
  }

  @Test
  void whatAHardRuleMadeDueStaysSoWhenAnIndexRisesOnTheSameDay() {
    budget(0, 0);
    alerts.add(alert("a", 1, at(0, 9), Band.YELLOW, RULE, Double.NaN));
    alerts.add(alert("a", 1, at(0, 10), Band.ORANGE, RISE, 61));

    assertThat(on(0).due().get(0).replaces()).containsExactly("a/1/YELLOW");
    assertThat(on(0).due().get(0).alert().band()).isEqualTo(Band.ORANGE);
  }

  @Test
  void aBudgetThatEndsLetsAllBeDueThatWait() {
    budget(0, 0);
    budget(-1, 5);
    orange("a", 0, 61);
    orange("b", 1, 62);

    assertThat(names(on(4).waiting())).containsExactly("a", "b");
    assertThat(names(on(5).due())).containsExactly("a", "b");
    assertThat(on(5).waiting()).isEmpty();
  }

  @Test
  void aDayEndsAtMidnightInChina() {
    alerts.add(alert("a", 1, Instant.parse("1970-01-01T15:59:59Z"), Band.ORANGE, RISE, 61));
    alerts.add(alert("b", 1, Instant.parse("1970-01-01T16:00:00Z"), Band.ORANGE, RISE, 61));

    assertThat(names(on(0).due())).containsExactly("a");
    assertThat(names(on(1).due())).containsExactly("b");
  }

  @Test
  void districtsAndRisksDoNotShareABudget() {
    budget(1, 0);
    orange("a", 0, 61);
    orange("b", 0, 62);
    Alert other = alerts.get(0);
    alerts.add(
        new Alert(
            "other district",
            other.enterprise(),
            other.risk(),
            1,
            other.band(),
            other.cause(),
            "330303",
            other.raisedAt(),
            1,
            60,
            List.of(),
            ""));
    alerts.add(
        new Alert(
            "other risk",
            other.enterprise(),
            Risk.DEFAULT,
            1,
            other.band(),
            other.cause(),
            DISTRICT,
            other.raisedAt(),
            1,
            60,
            List.of(),
            ""));

    List<AlertQueue> queues =
        AlertTriage.DEFAULT.on(0, alerts, new AlertBudgets(budgets), List.of());

    assertThat(queues).hasSize(3);
    assertThat(names(queues.get(0).due())).containsExactly("b");
    assertThat(queues.get(1).due().get(0).alert().id()).isEqualTo("other risk");
    assertThat(queues.get(2).due().get(0).alert().id()).isEqualTo("other district");
  }

  /** Asks for no more than is needed, and for all of it. */
  @Test
  void readsAlertsFromTheFirstBudgetOn() {
    budget(1, 7);
    List<String> asked = new ArrayList<>();
    AlertQueueInputs inputs =
        new AlertQueueInputs() {
          @Override
          public List<AlertBudget> alertBudgets() {
            return budgets;
          }

          @Override
          public List<Alert> alertsRaised(
              String regionPrefix, Optional<Risk> risk, Instant from, Instant until) {
            asked.add("%s %s %s".formatted(regionPrefix, from, until));
            return alerts;
          }
        };

    AlertTriage.DEFAULT.on(30, "3303", Optional.empty(), inputs);
    AlertTriage.DEFAULT.on(3, "3303", Optional.empty(), inputs);
    AlertTriage.DEFAULT.on(30, "3310", Optional.empty(), inputs);

    assertThat(asked)
        .containsExactly(
            "3303 1970-01-07T16:00:00Z 1970-01-31T16:00:00Z",
            "3303 1970-01-03T16:00:00Z 1970-01-04T16:00:00Z",
            "3310 1970-01-30T16:00:00Z 1970-01-31T16:00:00Z");
  }
}
