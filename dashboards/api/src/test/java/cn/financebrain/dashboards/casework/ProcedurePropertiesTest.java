package cn.financebrain.dashboards.casework;

import static cn.financebrain.dashboards.casework.Staff.CALENDAR;
import static cn.financebrain.dashboards.casework.Staff.PROCEDURE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** Whatever people try in whatever order, a case stays lawful. */
class ProcedurePropertiesTest {

  private static final Set<CaseAction> ONWARD =
      EnumSet.of(
          CaseAction.ASSIGN,
          CaseAction.ACCEPT,
          CaseAction.REPORT,
          CaseAction.DECIDE,
          CaseAction.RECEIPT,
          CaseAction.CLOSE,
          CaseAction.REOPEN,
          CaseAction.APPROVE,
          CaseAction.RESUME);

  /**
   * Somebody tries something.
   *
   * @param hours since the try before
   */
  record Try(
      Actor actor,
      CaseAction action,
      Actor person,
      int days,
      int hours,
      Verdict verdict,
      Outcome outcome,
      int pick) {

    /** Mostly what brings the case on, by somebody who may, else it would never get anywhere. */
    Try likely(CaseFile file, CaseFacts facts, Instant now) {
      if (pick < 0) {
        return this;
      }
      List<Try> onward =
          Staff.ALL.stream()
              .flatMap(
                  each ->
                      ONWARD.stream()
                          .filter(next -> PROCEDURE.refusal(file, facts, each, next, now).isEmpty())
                          .map(
                              next ->
                                  new Try(each, next, person, days, hours, verdict, outcome, pick)))
              .toList();
      return onward.isEmpty() ? this : onward.get(pick % onward.size());
    }

    CaseAct act(LocalDate today) {
      var needs = action.needs();
      return new CaseAct(
          action,
          needs.contains(Need.REASON) ? "because" : null,
          needs.contains(Need.ASSIGNEE) ? person : null,
          needs.contains(Need.COMPANION) ? person : null,
          needs.contains(Need.UNTIL) ? today.plusDays(days) : null,
          needs.contains(Need.VERDICT) ? verdict : null,
          needs.contains(Need.OUTCOME) ? outcome : null,
          needs.contains(Need.IMPACT) ? "some" : null,
          needs.contains(Need.DESERVED) ? true : null,
          needs.contains(Need.PLAN) ? List.of(new PlanStep("step", today, true)) : null);
    }
  }

  @Provide
  Arbitrary<List<Try>> tries() {
    Arbitrary<Actor> people = Arbitraries.of(Staff.ALL);
    return Combinators.combine(
            people,
            Arbitraries.of(CaseAction.values()),
            people,
            Arbitraries.integers().between(-2, 200),
            Arbitraries.integers().between(0, 40),
            Arbitraries.of(Verdict.class),
            Arbitraries.of(Outcome.class),
            Arbitraries.integers().between(-20, 40))
        .as(Try::new)
        .list()
        .ofMinSize(20)
        .ofMaxSize(200);
  }

  @Property(tries = 300)
  void everyActIsInTheTableAndEveryCaseIsWhole(
      @ForAll("tries") List<Try> tries, @ForAll Risk risk, @ForAll Band band) {
    CaseFile file = Staff.opened(risk, band);
    Instant now = Staff.MONDAY;
    Set<CaseState> reached = EnumSet.of(file.state());
    for (Try each : tries) {
      now = now.plus(Duration.ofHours(each.hours()));
      file = settled(file, now);
      CaseFacts facts = new CaseFacts(each.hours() % 4, each.days() > 150, each.days() > 190);
      Try likely = each.likely(file, facts, now);
      CaseAct act = likely.act(Procedure.dayOf(now));
      Decision decision = PROCEDURE.decide(file, facts, act, likely.actor(), now);
      Optional<Refusal> barred =
          PROCEDURE.refusal(file, facts, likely.actor(), likely.action(), now);
      if (decision instanceof Decision.Done done) {
        assertThat(barred).isEmpty();
        lawful(file, done, likely);
        whole(done.file());
        file = done.file();
        reached.add(file.state());
      }
    }
    Statistics.label("visited and closed")
        .collect(reached.containsAll(EnumSet.allOf(CaseState.class)))
        .coverage(share -> share.check(true).percentage(percent -> percent > 5));
  }

  /** As the server brings cases up to the day. */
  private static CaseFile settled(CaseFile file, Instant now) {
    CaseFile settled = file;
    for (int i = 0; i < 4; i++) {
      Optional<Decision.Done> next = PROCEDURE.onTheDay(settled, now, any -> Optional.of("city"));
      if (next.isEmpty()) {
        return settled;
      }
      settled = next.get().file();
      whole(settled);
    }
    throw new AssertionError("the day never ends for " + settled);
  }

  private static void lawful(CaseFile before, Decision.Done done, Try each) {
    CaseFile after = done.file();
    CaseAction action = each.action();
    assertThat(each.actor().rights()).contains(action.right());
    assertThat(each.actor().territory().holds(before.region())).isTrue();
    assertThat(action.from()).contains(before.state());
    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(done.entry().version()).isEqualTo(after.version());
    assertThat(done.entry().by()).isEqualTo(each.actor().name());
    switch (action) {
      case APPROVE -> {
        assertThat(before.proposal().by()).isNotEqualTo(each.actor().name());
        assertThat(after.state()).isEqualTo(before.proposal().action().to(before.state()));
      }
      case UNDO -> {
        assertThat(before.last().by()).isEqualTo(each.actor().name());
        assertThat(after.standing()).isEqualTo(before.last().before());
      }
      case DISMISS, SNOOZE, CLOSE, REOPEN, REJECT, WITHDRAW ->
          assertThat(after.standing()).isEqualTo(before.standing());
      default -> assertThat(after.state()).isEqualTo(action.to(before.state()));
    }
    if (action == CaseAction.DECIDE) {
      assertThat(each.actor().name())
          .isNotIn(before.standing().handler(), before.standing().companion());
      assertThat(before.path().outcomes()).contains(after.standing().outcome());
    }
  }

  private static void whole(CaseFile file) {
    Standing standing = file.standing();
    boolean runs = file.state().isOpen() && standing.suspension() == null;
    assertThat(standing.dueOn() != null).as("%s", file).isEqualTo(runs);
    if (file.state().needsHandler()) {
      assertThat(standing.handler()).isNotNull();
    }
    if (file.state() == CaseState.REPORTED || file.state() == CaseState.HANDLING) {
      assertThat(standing.companion()).isNotNull().isNotEqualTo(standing.handler());
      assertThat(standing.verdict()).isNotNull();
    }
    if (file.state() == CaseState.CLOSED) {
      assertThat(standing.outcome()).isNotNull();
      assertThat(standing.outcome() == Outcome.POLICE && standing.receiptBy() == null).isFalse();
    }
    assertThat(file.proposal() == null || standing.suspension() == null).isTrue();
  }

  @Property
  void aPauseConsumesNoWorkingDay(
      @ForAll @IntRange(max = 300) int start,
      @ForAll @IntRange(max = 20) int later,
      @ForAll @IntRange(min = 1, max = 180) int length,
      @ForAll @IntRange(max = 200) int resumedAfter) {
    Instant opened = Instant.parse("2025-11-03T02:00:00Z").plus(Duration.ofDays(start));
    CaseFile file =
        PROCEDURE.open("n", "e", Staff.TOWN, Risk.DEFAULT, Band.RED, "lead", null, opened).file();
    file =
        done(
            file,
            new Try(Staff.LEAD, CaseAction.ASSIGN, Staff.INSPECTOR, 0, 0, null, null, -1),
            opened);
    file =
        done(file, new Try(Staff.INSPECTOR, CaseAction.ACCEPT, null, 0, 0, null, null, -1), opened);
    Instant paused = opened.plus(Duration.ofDays(later));
    int left = PROCEDURE.workingDaysLeft(file.standing().dueOn(), paused);
    file =
        done(
            file, new Try(Staff.LEAD, CaseAction.SUSPEND, null, length, 0, null, null, -1), paused);

    Instant resumed = paused.plus(Duration.ofDays(resumedAfter));
    file = done(file, new Try(Staff.LEAD, CaseAction.RESUME, null, 0, 0, null, null, -1), resumed);

    Instant end = paused.plus(Duration.ofDays(Math.min(resumedAfter, length)));
    if (CALENDAR.isWorked(file.standing().dueOn()) || left > 0) {
      assertThat(PROCEDURE.workingDaysLeft(file.standing().dueOn(), end)).isEqualTo(left);
    }
  }

  private static CaseFile done(CaseFile file, Try each, Instant now) {
    CaseAct act = each.act(Procedure.dayOf(now));
    Decision decision = PROCEDURE.decide(file, CaseFacts.NONE, act, each.actor(), now);
    assertThat(decision).isInstanceOf(Decision.Done.class);
    return ((Decision.Done) decision).file();
  }
}
