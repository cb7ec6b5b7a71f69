package cn.financebrain.dashboards.listing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.casework.Actor;
import cn.financebrain.dashboards.casework.WorkingDays;
import cn.financebrain.dashboards.listing.ListDecision.Done;
import cn.financebrain.dashboards.listing.ListDecision.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ListRulesTest {
  /** A Monday. */
  private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");

  static final LocalDate LAST = LocalDate.of(2026, 12, 10);
  private static final ListRules RULES =
      new ListRules(() -> WorkingDays.parse(List.of("day,kind,occasion")), 5, 3);

  private static Actor actor(String name) {
    return new Actor(name, EnumSet.allOf(Right.class), Territory.CITY);
  }

  static final Actor LEAD = actor("lead");
  private static final Actor SECOND = actor("second");

  static ListDecision propose(ListKind kind, Actor by) {
    boolean white = kind == ListKind.WHITE;
    return RULES.propose(
        new UUID(0, 1),
        "demo:1",
        "330302",
        new ListRules.Draft(kind, null, "持牌", null, white ? null : "走访", white ? LAST : null),
        by,
        NOW);
  }

  static ListEntry done(ListDecision decision) {
    return ((Done) decision).entry();
  }

  private static ListEntry active(ListKind kind) {
    return done(act(done(propose(kind, LEAD)), ListAct.of(ListAction.APPROVE), SECOND));
  }

  static ListDecision act(ListEntry entry, ListAct act, Actor by) {
    return RULES.decide(entry, Optional.empty(), act, by, NOW);
  }

  private static ListRefusal refusal(ListDecision decision) {
    return ((Refused) decision).refusal();
  }

  @Test
  void theWhiteListEndsWithItsLastDay() {
    ListEntry white = active(ListKind.WHITE);
    assertThat(white.stateOn(LAST)).isEqualTo(ListState.ACTIVE);
    assertThat(white.stateOn(LAST.plusDays(1))).isEqualTo(ListState.ENDED);
    assertThat(RULES.onTheDay(white, NOW)).isEmpty();
    Instant after = NOW.plus(Duration.ofDays(11));
    ListEntry ended = RULES.onTheDay(white, after).orElseThrow().entry();
    assertThat(ended.standing().state()).isEqualTo(ListState.ENDED);
    assertThat(RULES.onTheDay(ended, after)).isEmpty();
    ListAct extend = new ListAct(ListAction.EXTEND, "换证", LAST.plusDays(20), null, null, null);
    assertThat(refusal(RULES.decide(white, Optional.empty(), extend, LEAD, after)))
        .isEqualTo(ListRefusal.ILLEGAL_STATE);
  }

  @Test
  void anExtensionIsLaterAndAtMostHalfAYear() {
    ListEntry white = active(ListKind.WHITE);
    ListAct earlier = new ListAct(ListAction.EXTEND, "换证", LAST.minusDays(1), null, null, null);
    assertThat(refusal(act(white, earlier, LEAD))).isEqualTo(ListRefusal.NOT_LATER);
    ListAct late = new ListAct(ListAction.EXTEND, "换证", LAST.plusDays(200), null, null, null);
    assertThat(refusal(act(white, late, LEAD))).isEqualTo(ListRefusal.UNTIL_OUT_OF_RANGE);
  }

  @Test
  void nobodyIsStruckOffWhileACaseIsOpen() {
    ListEntry risky = active(ListKind.RISK);
    ListAct strike = new ListAct(ListAction.STRIKE_OFF, null, null, null, "已清退", "已消除");
    Optional<String> open = Optional.of("2026-000009");
    ListDecision refused = RULES.decide(risky, open, strike, LEAD, NOW);
    assertThat(refusal(refused)).isEqualTo(ListRefusal.CASE_OPEN);
    assertThat(ListRefusal.CASE_OPEN.wording(open.get()).chinese()).contains("2026-000009");
    ListEntry proposed = done(act(risky, strike, LEAD));
    ListAct approve = ListAct.of(ListAction.APPROVE);
    assertThat(refusal(RULES.decide(proposed, open, approve, SECOND, NOW)))
        .isEqualTo(ListRefusal.CASE_OPEN);
    ListEntry struck = done(act(proposed, approve, SECOND));
    assertThat(struck.standing().state()).isEqualTo(ListState.STRUCK_OFF);
    assertThat(struck.standing().revisitOn()).isEqualTo(LocalDate.of(2026, 12, 3));
    assertThat(risky.standing().reviewOn()).isEqualTo(LocalDate.of(2026, 12, 7));
  }

  @Test
  void anAlertAfterTheStrikingOffIsNotedOnce() {
    ListAct strike = new ListAct(ListAction.STRIKE_OFF, null, null, null, "已清退", "已消除");
    ListEntry proposed = done(act(active(ListKind.RISK), strike, LEAD));
    ListEntry struck = done(act(proposed, ListAct.of(ListAction.APPROVE), SECOND));
    assertThat(RULES.regressed(struck, Risk.DEFAULT, NOW, NOW)).isEmpty();
    Instant later = NOW.plusSeconds(1);
    ListEntry again = RULES.regressed(struck, Risk.DEFAULT, later, later).orElseThrow().entry();
    assertThat(again.standing().regressed()).isTrue();
    assertThat(RULES.regressed(again, Risk.DEFAULT, later, later)).isEmpty();
  }
}
