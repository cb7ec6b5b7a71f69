package cn.financebrain.scoring.alert;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.AlertBudget;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of the queues of one district and risk, whatever is raised and set. */
class AlertTriageLawTest {
  private static final int LAST = 40;

  /** By id: a made-up history of a few enterprises, with episodes that rise. */
  @Provide
  Arbitrary<List<Alert>> alerts() {
    Arbitrary<Alert> one =
        Combinators.combine(
                Arbitraries.integers().between(0, 5),
                Arbitraries.integers().between(1, 3),
                Arbitraries.integers().between(0, LAST * 24),
                Arbitraries.of(Band.YELLOW, Band.ORANGE, Band.RED),
                Arbitraries.integers().between(0, 5),
                Arbitraries.integers().between(0, 39))
            .as(
                (enterprise, episode, hour, band, rule, points) ->
                    AlertTriageTest.alert(
                        "e" + enterprise,
                        episode,
                        DayBegins.startOf(0).plus(Duration.ofHours(hour)),
                        band,
                        rule == 0
                            ? new Alert.Cause.HardRule("r")
                            : new Alert.Cause.BandRise(Band.GREEN, band),
                        band == Band.RED ? 80 + points / 2.0 : 40 + points));
    return one.list().ofMinSize(1).ofMaxSize(60).map(AlertTriageLawTest::eachOnce);
  }

  private static List<Alert> eachOnce(List<Alert> alerts) {
    Map<String, Alert> byId = new LinkedHashMap<>();
    alerts.forEach(alert -> byId.putIfAbsent(alert.id(), alert));
    return List.copyOf(byId.values());
  }

  @Provide
  Arbitrary<List<AlertBudget>> budgets() {
    return Combinators.combine(
            Arbitraries.integers().between(-1, 3), Arbitraries.integers().between(-5, LAST))
        .as((perDay, from) -> AlertBudgetsTest.row("330302", Optional.empty(), perDay, from, 0))
        .list()
        .ofMaxSize(4);
  }

  private static AlertQueue on(long day, List<Alert> alerts, AlertBudgets budgets) {
    List<AlertQueue> queues = AlertTriage.DEFAULT.on(day, alerts, budgets, List.of());
    return queues.isEmpty()
        ? new AlertQueue("", Risk.FUNDRAISING, day, OptionalInt.empty(), List.of(), List.of())
        : queues.get(0);
  }

  @Property(tries = 300)
  void everyAlertIsDueOnceOrWaitsOrAnotherStandsInForIt(
      @ForAll("alerts") List<Alert> alerts, @ForAll("budgets") List<AlertBudget> rows) {
    AlertBudgets budgets = new AlertBudgets(rows);
    List<String> told = new ArrayList<>();
    for (int day = 0; day <= LAST; day++) {
      on(day, alerts, budgets).due().forEach(entry -> tell(entry, told));
    }
    on(LAST, alerts, budgets).waiting().forEach(entry -> tell(entry, told));

    assertThat(told)
        .containsExactlyInAnyOrderElementsOf(
            alerts.stream()
                .filter(alert -> DayBegins.dayOf(alert.raisedAt()) <= LAST)
                .map(Alert::id)
                .toList());
  }

  private static void tell(AlertQueue.Entry entry, List<String> told) {
    told.add(entry.alert().id());
    told.addAll(entry.replaces());
  }

  @Property(tries = 300)
  void onlyWhatIsAlwaysDueExceedsABudgetAndNothingWaitsBesideAFreePlace(
      @ForAll("alerts") List<Alert> alerts, @ForAll("budgets") List<AlertBudget> rows) {
    AlertBudgets budgets = new AlertBudgets(rows);
    for (int day = 0; day <= LAST; day++) {
      AlertQueue queue = on(day, alerts, budgets);
      long always = queue.due().stream().filter(AlertQueue.Entry::alwaysDue).count();
      if (queue.budget().isEmpty()) {
        assertThat(queue.waiting()).isEmpty();
        continue;
      }
      int budget = queue.budget().getAsInt();
      assertThat((long) queue.due().size()).isLessThanOrEqualTo(Math.max(budget, always));
      assertThat(queue.waiting()).noneMatch(AlertQueue.Entry::alwaysDue);
      if (!queue.waiting().isEmpty()) {
        assertThat(queue.due().size()).isGreaterThanOrEqualTo(budget);
      }
      assertThat(queue.overBudget()).isEqualTo(Math.max(0, queue.due().size() - budget));
    }
  }

  @Property(tries = 300)
  void ranksFollowThePlacesAndThePriorities(
      @ForAll("alerts") List<Alert> alerts,
      @ForAll("budgets") List<AlertBudget> rows,
      @ForAll @IntRange(max = LAST) int day) {
    AlertQueue queue = on(day, alerts, new AlertBudgets(rows));
    List<AlertQueue.Entry> all =
        Stream.concat(queue.due().stream(), queue.waiting().stream()).toList();
    for (int i = 0; i < all.size(); i++) {
      AlertQueue.Entry entry = all.get(i);
      assertThat(entry.rank()).isEqualTo(i + 1);
      if (i > 0) {
        AlertQueue.Entry before = all.get(i - 1);
        assertThat(before.place()).isLessThan(entry.place());
        assertThat(before.alwaysDue() || !entry.alwaysDue()).isTrue();
        if (before.alwaysDue() == entry.alwaysDue()) {
          assertThat(before.priority()).isGreaterThanOrEqualTo(entry.priority());
        }
      }
    }
  }

  @Property(tries = 300)
  void theOrderInWhichAlertsAndBudgetsComeAndTellingThemTwiceChangeNothing(
      @ForAll("alerts") List<Alert> alerts,
      @ForAll("budgets") List<AlertBudget> rows,
      @ForAll @IntRange(max = LAST) int day,
      @ForAll Random random) {
    List<Alert> shuffled = new ArrayList<>(alerts);
    shuffled.addAll(alerts);
    Collections.shuffle(shuffled, random);
    List<AlertBudget> other = new ArrayList<>(rows);
    Collections.shuffle(other, random);

    assertThat(AlertTriage.DEFAULT.on(day, shuffled, new AlertBudgets(other), List.of()))
        .isEqualTo(AlertTriage.DEFAULT.on(day, alerts, new AlertBudgets(rows), List.of()));
  }

  /** What is not always due of an exempt enterprise is as if it were not there for the others. */
  @Property(tries = 300)
  void anExemptEnterpriseTakesNobodysPlaceAndIsDueLater(
      @ForAll("alerts") List<Alert> alerts,
      @ForAll("budgets") List<AlertBudget> rows,
      @ForAll @IntRange(max = LAST) int day) {
    AlertBudgets budgets = new AlertBudgets(rows);
    List<Alert> never = alerts.stream().filter(AlertTriageLawTest::mayWait).toList();
    EnterpriseId exempt = alerts.get(0).enterprise();
    List<AlertExemption> always =
        List.of(new AlertExemption(exempt, Optional.empty(), -9, LAST + 9));
    List<Alert> others =
        never.stream().filter(alert -> !alert.enterprise().equals(exempt)).toList();

    assertThat(dueOn(day, never, budgets, always))
        .isEqualTo(dueOn(day, others, budgets, List.of()));
  }

  private static boolean mayWait(Alert alert) {
    return alert.band() != Band.RED && !(alert.cause() instanceof Alert.Cause.HardRule);
  }

  private static List<Alert> dueOn(
      long day, List<Alert> alerts, AlertBudgets budgets, List<AlertExemption> exemptions) {
    return AlertTriage.DEFAULT.on(day, alerts, budgets, exemptions).stream()
        .flatMap(queue -> queue.due().stream())
        .map(AlertQueue.Entry::alert)
        .toList();
  }

  /** So a day may be asked for alone, and a query need not go back further. */
  @Property(tries = 300)
  void neitherWhatWasRaisedBeforeTheFirstBudgetNorWhatComesLaterChangesADay(
      @ForAll("alerts") List<Alert> alerts,
      @ForAll("budgets") List<AlertBudget> rows,
      @ForAll @IntRange(max = LAST) int day) {
    AlertBudgets budgets = new AlertBudgets(rows);
    long first = Math.min(day, budgets.firstDay("330302", Optional.empty()).orElse(day));
    List<Alert> window =
        alerts.stream()
            .filter(alert -> DayBegins.dayOf(alert.raisedAt()) >= first)
            .filter(alert -> DayBegins.dayOf(alert.raisedAt()) <= day)
            .toList();
    AlertQueue all = on(day, alerts, budgets);
    AlertQueue some = on(day, window, budgets);

    assertThat(some.due()).isEqualTo(all.due());
    assertThat(some.waiting()).isEqualTo(all.waiting());
  }

  /** Four or five on every other day for a budget of three: the lowest index is handled, too. */
  @Property(tries = 100)
  void nothingWaitsForEverWhereTheBudgetIsAboveTheMeanInflow(
      @ForAll @IntRange(max = 39) int low, @ForAll Random random) {
    int days = 60;
    int budget = 3;
    List<Alert> alerts = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      int raised = day % 2 == 0 ? 4 + random.nextInt(2) : 0;
      for (int i = 0; i < raised; i++) {
        boolean first = alerts.isEmpty();
        alerts.add(
            AlertTriageTest.alert(
                "d%02d-%d".formatted(day, i),
                1,
                DayBegins.startOf(day).plus(Duration.ofHours(i)),
                Band.ORANGE,
                new Alert.Cause.BandRise(Band.GREEN, Band.ORANGE),
                first ? 40 + low : 79));
      }
    }
    AlertBudgets budgets =
        new AlertBudgets(List.of(AlertBudgetsTest.row("330302", Optional.empty(), budget, 0, 0)));
    Map<String, Long> waited = new HashMap<>();
    for (int day = 0; day <= days + 1; day++) {
      on(day, alerts, budgets)
          .due()
          .forEach(entry -> waited.put(entry.alert().id(), entry.daysWaited()));
    }

    assertThat(waited).hasSameSizeAs(alerts);
    assertThat(waited.values()).allMatch(wait -> wait <= 1);
  }

  /** Even where as much comes in as can be handled, and all of it ranks higher. */
  @Property(tries = 40)
  void noAlertIsPassedByOneThatCameTooMuchLater(@ForAll @IntRange(max = 39) int low) {
    List<Alert> alerts = new ArrayList<>();
    Alert.Cause cause = new Alert.Cause.BandRise(Band.GREEN, Band.ORANGE);
    alerts.add(AlertTriageTest.alert("low", 1, DayBegins.startOf(0), Band.ORANGE, cause, 40 + low));
    for (int day = 0; day < 60; day++) {
      alerts.add(
          AlertTriageTest.alert(
              "d%02d".formatted(day), 1, DayBegins.startOf(day), Band.ORANGE, cause, 79.9));
    }
    AlertBudgets budgets =
        new AlertBudgets(List.of(AlertBudgetsTest.row("330302", Optional.empty(), 1, 0, 0)));
    double ageing = AlertTriage.DEFAULT.ageing();
    long due = (long) Math.ceil((79.9 - 40 - low) / ageing);

    AlertQueue queue = on(due, alerts, budgets);

    assertThat(queue.due().get(0).alert().enterprise().text()).isEqualTo("test:low");
  }
}
