package cn.financebrain.dashboards.casework;

import static cn.financebrain.dashboards.casework.Staff.APPROVER;
import static cn.financebrain.dashboards.casework.Staff.CITY;
import static cn.financebrain.dashboards.casework.Staff.ELSEWHERE;
import static cn.financebrain.dashboards.casework.Staff.EVERYTHING;
import static cn.financebrain.dashboards.casework.Staff.INSPECTOR;
import static cn.financebrain.dashboards.casework.Staff.LEAD;
import static cn.financebrain.dashboards.casework.Staff.MONDAY;
import static cn.financebrain.dashboards.casework.Staff.OTHER_LEAD;
import static cn.financebrain.dashboards.casework.Staff.POLICE;
import static cn.financebrain.dashboards.casework.Staff.PROCEDURE;
import static cn.financebrain.dashboards.casework.Staff.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcedureTest {
  private static final CaseFacts SEEN = new CaseFacts(1, false, false);

  private CaseFile file = Staff.opened(Risk.FUNDRAISING, Band.ORANGE);
  private Instant now = MONDAY;
  private CaseFacts facts = SEEN;

  private Decision decide(Actor actor, CaseAct act) {
    return PROCEDURE.decide(file, facts, act, actor, now);
  }

  private CaseEntry done(Actor actor, CaseAct act) {
    Decision decision = decide(actor, act);
    assertThat(decision).isInstanceOf(Decision.Done.class);
    file = ((Decision.Done) decision).file();
    return ((Decision.Done) decision).entry();
  }

  private void refused(Actor actor, CaseAct act, Refusal refusal) {
    assertThat(decide(actor, act))
        .isInstanceOfSatisfying(
            Decision.Refused.class, found -> assertThat(found.refusal()).isEqualTo(refusal));
  }

  private static CaseAct act(CaseAction action) {
    return CaseAct.of(action);
  }

  private static CaseAct because(CaseAction action) {
    return CaseAct.because(action, "because");
  }

  private static CaseAct assign(Actor to) {
    return new CaseAct(CaseAction.ASSIGN, null, to, null, null, null, null, null, null, null);
  }

  private static CaseAct report(Actor companion, Verdict verdict) {
    return new CaseAct(
        CaseAction.REPORT, "seen", null, companion, null, verdict, null, null, null, null);
  }

  private static CaseAct decideOn(Outcome outcome) {
    return new CaseAct(CaseAction.DECIDE, "so", null, null, null, null, outcome, null, null, null);
  }

  private static CaseAct close() {
    return new CaseAct(
        CaseAction.CLOSE, "done", null, null, null, null, null, "3 people", true, null);
  }

  private static CaseAct plan(PlanStep... steps) {
    return new CaseAct(
        CaseAction.PROGRESS, null, null, null, null, null, null, null, null, List.of(steps));
  }

  private static CaseAct until(CaseAction action, String day) {
    return new CaseAct(
        action, "wait", null, null, LocalDate.parse(day), null, null, null, null, null);
  }

  private void reach(Outcome outcome, Verdict verdict) {
    done(LEAD, assign(INSPECTOR));
    done(INSPECTOR, act(CaseAction.ACCEPT));
    done(INSPECTOR, report(SECOND, verdict));
    done(LEAD, decideOn(outcome));
  }

  @Test
  void aSchemeGoesFromAlertToClosed() {
    assertThat(file.standing().dueOn()).isEqualTo("2026-11-19");
    done(LEAD, act(CaseAction.TAKE));
    assertThat(done(LEAD, assign(INSPECTOR)).assignee()).isEqualTo("inspector");
    assertThat(file.standing().dueOn()).isEqualTo("2026-11-17");
    done(INSPECTOR, act(CaseAction.ACCEPT));
    assertThat(file.standing().dueOn()).isEqualTo("2026-11-30");
    done(INSPECTOR, report(SECOND, Verdict.CONFIRMED));
    assertThat(file.state()).isEqualTo(CaseState.REPORTED);
    done(LEAD, decideOn(Outcome.FILED));
    assertThat(file.state()).isEqualTo(CaseState.HANDLING);
    done(LEAD, close());
    assertThat(file.state()).isEqualTo(CaseState.HANDLING);
    CaseEntry last = done(APPROVER, act(CaseAction.APPROVE));
    assertThat(file.state()).isEqualTo(CaseState.CLOSED);
    assertThat(file.standing().dueOn()).isNull();
    assertThat(file.standing().impact()).isEqualTo("3 people");
    assertThat(last.outcome()).isEqualTo(Outcome.FILED);
    assertThat(last.verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(file.version()).isEqualTo(8);
  }

  @Test
  void onlyWhoWasGivenTheCaseAcceptsAndReports() {
    done(LEAD, assign(INSPECTOR));
    refused(SECOND, act(CaseAction.ACCEPT), Refusal.NOT_THE_HANDLER);
    done(INSPECTOR, act(CaseAction.ACCEPT));
    refused(SECOND, report(INSPECTOR, Verdict.REFUTED), Refusal.NOT_THE_HANDLER);
  }

  @Test
  void aReportNeedsEvidenceAndTwoInspectors() {
    done(LEAD, assign(INSPECTOR));
    done(INSPECTOR, act(CaseAction.ACCEPT));
    facts = CaseFacts.NONE;
    refused(INSPECTOR, report(SECOND, Verdict.REFUTED), Refusal.NO_EVIDENCE);
    facts = SEEN;
    refused(INSPECTOR, report(INSPECTOR, Verdict.REFUTED), Refusal.COMPANION_IS_HANDLER);
    refused(INSPECTOR, report(LEAD, Verdict.REFUTED), Refusal.NOT_AN_INSPECTOR);
    refused(INSPECTOR, report(ELSEWHERE, Verdict.REFUTED), Refusal.NOT_AN_INSPECTOR);
    refused(INSPECTOR, because(CaseAction.REPORT), Refusal.MISSING);
    done(INSPECTOR, report(SECOND, Verdict.REFUTED));
  }

  @Test
  void whoInspectedDoesNotReview() {
    done(LEAD, assign(EVERYTHING));
    done(EVERYTHING, act(CaseAction.ACCEPT));
    done(EVERYTHING, report(SECOND, Verdict.CONFIRMED));
    refused(EVERYTHING, decideOn(Outcome.FILED), Refusal.INSPECTED_IT);
    refused(EVERYTHING, because(CaseAction.SEND_BACK), Refusal.INSPECTED_IT);
    done(LEAD, because(CaseAction.SEND_BACK));
    assertThat(file.standing().returned()).isTrue();
    done(EVERYTHING, report(SECOND, Verdict.CONFIRMED));
    done(LEAD, decideOn(Outcome.FILED));
  }

  @Test
  void aDismissalTakesASecondPersonWhoIsAnother() {
    done(EVERYTHING, because(CaseAction.DISMISS));
    refused(EVERYTHING, act(CaseAction.APPROVE), Refusal.SAME_PERSON);
    refused(LEAD, act(CaseAction.APPROVE), Refusal.NO_RIGHT);
    refused(LEAD, assign(INSPECTOR), Refusal.PROPOSED);
    refused(LEAD, act(CaseAction.WITHDRAW), Refusal.NOT_THE_PROPOSER);
    done(APPROVER, because(CaseAction.REJECT));
    assertThat(file.state()).isEqualTo(CaseState.TRIAGE);
    done(EVERYTHING, because(CaseAction.DISMISS));
    done(APPROVER, act(CaseAction.APPROVE));
    assertThat(file.standing().outcome()).isEqualTo(Outcome.EXCLUDED);
  }

  @Test
  void whoWorksOnACaseIsNotTheSecondPersonWhoEndsIt() {
    done(EVERYTHING, act(CaseAction.TAKE));
    done(LEAD, because(CaseAction.DISMISS));
    refused(EVERYTHING, act(CaseAction.APPROVE), Refusal.WORKS_ON_IT);
    refused(EVERYTHING, because(CaseAction.REJECT), Refusal.WORKS_ON_IT);
    done(APPROVER, because(CaseAction.REJECT));
    done(LEAD, until(CaseAction.SNOOZE, "2026-12-31"));
    done(EVERYTHING, act(CaseAction.APPROVE));
    done(LEAD, act(CaseAction.RESUME));

    done(LEAD, assign(INSPECTOR));
    done(INSPECTOR, act(CaseAction.ACCEPT));
    done(INSPECTOR, report(EVERYTHING, Verdict.CONFIRMED));
    done(LEAD, decideOn(Outcome.FILED));
    done(LEAD, close());
    refused(EVERYTHING, act(CaseAction.APPROVE), Refusal.WORKS_ON_IT);
    done(APPROVER, act(CaseAction.APPROVE));
  }

  @Test
  void outcomesFollowPathAndVerdict() {
    reach(Outcome.EXCLUDED, Verdict.REFUTED);
    file = Staff.opened(Risk.FUNDRAISING, Band.RED);
    done(LEAD, assign(INSPECTOR));
    done(INSPECTOR, act(CaseAction.ACCEPT));
    done(INSPECTOR, report(SECOND, Verdict.CONFIRMED));
    refused(LEAD, decideOn(Outcome.ASSISTED), Refusal.ILLEGAL_OUTCOME);
    refused(LEAD, decideOn(Outcome.EXCLUDED), Refusal.ILLEGAL_OUTCOME);
    assertThat(PROCEDURE.outcomes(file, facts))
        .containsExactly(
            Outcome.MONITORED, Outcome.RECTIFIED, Outcome.FILED, Outcome.POLICE, Outcome.AUTHORITY);
  }

  @Test
  void whatWentToThePoliceWaitsForTheirReceipt() {
    refused(POLICE, because(CaseAction.RECEIPT), Refusal.ILLEGAL_STATE);
    reach(Outcome.POLICE, Verdict.CONFIRMED);
    refused(LEAD, close(), Refusal.NO_RECEIPT);
    done(POLICE, because(CaseAction.RECEIPT));
    refused(POLICE, because(CaseAction.RECEIPT), Refusal.RECEIPT_GIVEN);
    done(LEAD, close());
    assertThat(file.standing().receiptBy()).isEqualTo("police");
  }

  @Test
  void assistanceNeedsAPlanAndWaitsForTheCaseOfFundraising() {
    file = Staff.opened(Risk.DEFAULT, Band.YELLOW);
    reach(Outcome.ASSISTED, Verdict.CONFIRMED);
    refused(LEAD, close(), Refusal.NO_PLAN);
    done(LEAD, plan(new PlanStep("展期", LocalDate.parse("2026-12-31"), false)));
    facts = new CaseFacts(1, true, false);
    refused(LEAD, close(), Refusal.OTHER_RISK_OPEN);
    assertThat(PROCEDURE.outcomes(file, facts)).doesNotContain(Outcome.ASSISTED);
    facts = SEEN;
    done(LEAD, close());
    facts = new CaseFacts(1, true, false);
    refused(APPROVER, act(CaseAction.APPROVE), Refusal.OTHER_RISK_OPEN);
  }

  @Test
  void anUndoPutsBackOnesOwnLastActOfTenMinutes() {
    CaseFile before = file;
    done(LEAD, assign(INSPECTOR));
    refused(OTHER_LEAD, act(CaseAction.UNDO), Refusal.NOTHING_TO_UNDO);
    now = MONDAY.plus(Duration.ofMinutes(10));
    assertThat(done(LEAD, act(CaseAction.UNDO)).action()).isEqualTo("undone");
    assertThat(file.standing()).isEqualTo(before.standing());
    assertThat(file.version()).isEqualTo(3);
    refused(LEAD, act(CaseAction.UNDO), Refusal.NOTHING_TO_UNDO);

    done(LEAD, assign(INSPECTOR));
    now = now.plus(Duration.ofMinutes(10)).plusMillis(1);
    refused(LEAD, act(CaseAction.UNDO), Refusal.NOTHING_TO_UNDO);
    done(INSPECTOR, act(CaseAction.ACCEPT));
    refused(LEAD, act(CaseAction.UNDO), Refusal.NOTHING_TO_UNDO);
  }

  @Test
  void aPauseStopsTheClockAndEndsByItself() {
    done(LEAD, assign(INSPECTOR));
    done(INSPECTOR, act(CaseAction.ACCEPT));
    refused(LEAD, until(CaseAction.SUSPEND, "2026-11-16"), Refusal.UNTIL_OUT_OF_RANGE);
    refused(LEAD, until(CaseAction.SUSPEND, "2027-05-16"), Refusal.UNTIL_OUT_OF_RANGE);
    done(LEAD, until(CaseAction.SUSPEND, "2026-11-20"));
    assertThat(file.standing().dueOn()).isNull();
    refused(INSPECTOR, report(SECOND, Verdict.REFUTED), Refusal.SUSPENDED);
    now = Instant.parse("2026-11-20T15:59:00Z");
    assertThat(onTheDay()).isEmpty();
    now = Instant.parse("2026-11-24T00:00:00Z");
    file = onTheDay().orElseThrow().file();
    assertThat(file.standing().dueOn()).isEqualTo("2026-12-04"); // four working days more
    assertThat(file.standing().suspension()).isNull();
  }

  @Test
  void snoozingIsOfTriageAndTakesTwo() {
    done(LEAD, until(CaseAction.SNOOZE, "2026-12-31"));
    assertThat(file.standing().suspension()).isNull();
    done(APPROVER, act(CaseAction.APPROVE));
    assertThat(file.standing().suspension().until()).isEqualTo("2026-12-31");
    refused(LEAD, assign(INSPECTOR), Refusal.SUSPENDED);
    done(LEAD, act(CaseAction.RESUME));
    assertThat(file.standing().dueOn()).isEqualTo("2026-11-19");
  }

  @Test
  void itIsRemindedOnceTheWorkingDayBeforeAndEscalatedOnceAfter() {
    now = Instant.parse("2026-11-17T01:00:00Z");
    assertThat(onTheDay()).isEmpty();
    now = Instant.parse("2026-11-18T01:00:00Z");
    Decision.Done reminded = onTheDay().orElseThrow();
    assertThat(reminded.entry().action()).isEqualTo("reminder");
    file = reminded.file();
    now = Instant.parse("2026-11-19T01:00:00Z");
    assertThat(onTheDay()).isEmpty();
    now = Instant.parse("2026-11-20T01:00:00Z");
    Decision.Done escalated = onTheDay().orElseThrow();
    assertThat(escalated.entry().action()).isEqualTo("escalate");
    file = escalated.file();
    assertThat(file.standing().supervised()).isTrue();
    assertThat(file.standing().supervisor()).isEqualTo(CITY.name());
    assertThat(escalated.entry().assignee()).isEqualTo(CITY.name());
    done(CITY, act(CaseAction.RELEASE));
    assertThat(onTheDay()).isEmpty();
  }

  private Optional<Decision.Done> onTheDay() {
    return PROCEDURE.onTheDay(file, now, any -> Optional.of(CITY.name()));
  }

  @Test
  void whoSupervisesAlreadyIsNotReplacedByAnEscalation() {
    done(CITY, because(CaseAction.SUPERVISE));
    now = Instant.parse("2026-11-20T01:00:00Z");
    file = PROCEDURE.onTheDay(file, now, any -> Optional.of("somebody")).orElseThrow().file();
    assertThat(file.standing().supervisor()).isEqualTo(CITY.name());
    done(CITY, act(CaseAction.RELEASE));
    assertThat(file.standing().supervisor()).isNull();
  }

  @Test
  void whatNobodyCanSuperviseIsEscalatedAllTheSame() {
    now = Instant.parse("2026-11-20T01:00:00Z");
    Decision.Done escalated = PROCEDURE.onTheDay(file, now, any -> Optional.empty()).orElseThrow();
    assertThat(escalated.file().standing().supervised()).isTrue();
    assertThat(escalated.entry().assignee()).isNull();
  }

  @Test
  void outsideOfTheTerritoryNothingIsAllowed() {
    refused(ELSEWHERE, act(CaseAction.TAKE), Refusal.OUTSIDE);
    refused(LEAD, assign(ELSEWHERE), Refusal.NOT_AN_INSPECTOR);
  }

  @Test
  void aReopenedCaseForgetsWhatWasDecided() {
    reach(Outcome.FILED, Verdict.CONFIRMED);
    done(LEAD, close());
    done(APPROVER, act(CaseAction.APPROVE));
    facts = new CaseFacts(0, false, true);
    refused(LEAD, because(CaseAction.REOPEN), Refusal.SAME_RISK_OPEN);
    facts = CaseFacts.NONE;
    done(LEAD, because(CaseAction.REVISIT));
    done(LEAD, because(CaseAction.REOPEN));
    done(APPROVER, act(CaseAction.APPROVE));
    assertThat(file.state()).isEqualTo(CaseState.TRIAGE);
    assertThat(file.standing().verdict()).isNull();
    assertThat(file.standing().outcome()).isNull();
  }

  @Test
  void aRedAlertHurriesATriageThatIsPausedAsWell() {
    done(LEAD, until(CaseAction.SNOOZE, "2026-12-31"));
    done(APPROVER, act(CaseAction.APPROVE));
    now = Instant.parse("2026-11-18T02:00:00Z");
    file = PROCEDURE.merge(file, Band.RED, "lead", null, now).file();
    assertThat(file.standing().dueOn()).isNull();
    assertThat(file.standing().suspension().until()).isEqualTo("2026-12-31");
    now = Instant.parse("2026-11-19T02:00:00Z");
    done(LEAD, act(CaseAction.RESUME));
    assertThat(file.standing().dueOn()).isEqualTo("2026-11-20"); // one working day
  }

  @Test
  void aRedAlertHurriesATriage() {
    Decision.Done merged = PROCEDURE.merge(file, Band.RED, "lead", null, now);
    assertThat(merged.file().band()).isEqualTo(Band.RED);
    assertThat(merged.file().standing().dueOn()).isEqualTo("2026-11-17");
    assertThat(PROCEDURE.merge(merged.file(), Band.BLUE, "lead", null, now).file().band())
        .isEqualTo(Band.RED);
  }
}
