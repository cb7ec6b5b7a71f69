package cn.financebrain.dashboards.casework;

import cn.financebrain.dashboards.access.Right;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Who may do an action to a case as it is now, whatever is told for it. */
final class Guards {
  static final Duration UNDO_WITHIN = Duration.ofMinutes(10);

  private static final Set<CaseAction> OF_THE_HANDLER =
      Set.of(CaseAction.ACCEPT, CaseAction.HAND_BACK, CaseAction.REPORT);

  private Guards() {}

  static Optional<Refusal> refusal(
      CaseFile file, CaseFacts facts, Actor actor, CaseAction action, Instant now) {
    return ofRights(file, actor, action)
        .or(() -> ofState(file, action))
        .or(() -> ofPerson(file, actor, action))
        .or(() -> ofMarks(file, actor, action, now))
        .or(() -> ofFacts(file, facts, action));
  }

  private static Optional<Refusal> ofRights(CaseFile file, Actor actor, CaseAction action) {
    return when(!actor.may(action.right()), Refusal.NO_RIGHT)
        .or(() -> when(!reaches(file, actor), Refusal.OUTSIDE));
  }

  /**
   * Who works on a case may be of a town in the region, where more than that is not known of it.
   */
  private static boolean reaches(CaseFile file, Actor actor) {
    return actor.territory().holds(file.region())
        || (worksOn(file.standing(), actor) && actor.territory().mayHold(file.region()));
  }

  private static Optional<Refusal> ofState(CaseFile file, CaseAction action) {
    boolean proposed = file.proposal() != null;
    boolean suspended = file.standing().suspension() != null;
    return when(!action.from().contains(file.state()), Refusal.ILLEGAL_STATE)
        .or(() -> when(proposed && !action.isLegalWhileProposed(), Refusal.PROPOSED))
        .or(() -> when(suspended && !action.isLegalWhileSuspended(), Refusal.SUSPENDED));
  }

  private static Optional<Refusal> ofPerson(CaseFile file, Actor actor, CaseAction action) {
    Standing standing = file.standing();
    if (OF_THE_HANDLER.contains(action)) {
      return when(!actor.name().equals(standing.handler()), Refusal.NOT_THE_HANDLER);
    }
    return switch (action) {
      case TAKE -> ofTaking(standing, actor);
      case SEND_BACK, DECIDE -> when(worksOn(standing, actor), Refusal.INSPECTED_IT);
      case APPROVE, REJECT -> ofSecondPerson(file, actor);
      case WITHDRAW ->
          file.proposal() == null
              ? Optional.of(Refusal.NO_PROPOSAL)
              : when(!actor.name().equals(file.proposal().by()), Refusal.NOT_THE_PROPOSER);
      default -> Optional.empty();
    };
  }

  private static Optional<Refusal> ofTaking(Standing standing, Actor actor) {
    return standing.handler() == null
        ? Optional.empty()
        : Optional.of(
            standing.handler().equals(actor.name()) ? Refusal.TAKEN_BY_YOU : Refusal.TAKEN);
  }

  private static Optional<Refusal> ofSecondPerson(CaseFile file, Actor actor) {
    Proposal proposal = file.proposal();
    if (proposal == null) {
      return Optional.of(Refusal.NO_PROPOSAL);
    }
    boolean ends = proposal.action() == CaseAction.CLOSE || proposal.action() == CaseAction.DISMISS;
    return when(actor.name().equals(proposal.by()), Refusal.SAME_PERSON)
        .or(() -> when(ends && worksOn(file.standing(), actor), Refusal.WORKS_ON_IT));
  }

  private static boolean worksOn(Standing standing, Actor actor) {
    return actor.name().equals(standing.handler()) || actor.name().equals(standing.companion());
  }

  private static Optional<Refusal> ofMarks(
      CaseFile file, Actor actor, CaseAction action, Instant now) {
    Standing standing = file.standing();
    boolean watched = standing.watchers().contains(actor.name());
    return switch (action) {
      case RESUME -> when(standing.suspension() == null, Refusal.NOT_SUSPENDED);
      case SUPERVISE -> when(standing.supervised(), Refusal.SUPERVISED);
      case RELEASE -> when(!standing.supervised(), Refusal.NOT_SUPERVISED);
      case WATCH -> when(watched, Refusal.WATCHED);
      case UNWATCH -> when(!watched, Refusal.NOT_WATCHED);
      case UNDO -> when(!canUndo(file.last(), actor, now), Refusal.NOTHING_TO_UNDO);
      default -> Optional.empty();
    };
  }

  private static boolean canUndo(LastAct last, Actor actor, Instant now) {
    return last != null
        && last.by().equals(actor.name())
        && !now.isAfter(last.at().plus(UNDO_WITHIN));
  }

  /** What the case lacks; asked again when a proposal is approved. */
  static Optional<Refusal> ofFacts(CaseFile file, CaseFacts facts, CaseAction action) {
    Standing standing = file.standing();
    return switch (action) {
      case REPORT -> when(facts.evidence() == 0, Refusal.NO_EVIDENCE);
      case CLOSE -> ofClosing(standing, facts);
      case REOPEN -> when(facts.sameRiskOpen(), Refusal.SAME_RISK_OPEN);
      case RECEIPT ->
          when(standing.outcome() != Outcome.POLICE, Refusal.NOT_POLICE)
              .or(() -> when(standing.receiptBy() != null, Refusal.RECEIPT_GIVEN));
      case APPROVE -> ofFacts(file, facts, file.proposal().action());
      default -> Optional.empty();
    };
  }

  private static Optional<Refusal> ofClosing(Standing standing, CaseFacts facts) {
    boolean assisted = standing.outcome() == Outcome.ASSISTED;
    boolean police = standing.outcome() == Outcome.POLICE;
    return when(police && standing.receiptBy() == null, Refusal.NO_RECEIPT)
        .or(() -> when(assisted && standing.plan().isEmpty(), Refusal.NO_PLAN))
        .or(() -> when(assisted && facts.otherRiskOpen(), Refusal.OTHER_RISK_OPEN));
  }

  static boolean isInspectorOf(Actor person, String region) {
    return person.may(Right.CASES_INSPECT) && person.territory().mayHold(region);
  }

  private static Optional<Refusal> when(boolean refused, Refusal refusal) {
    return refused ? Optional.of(refusal) : Optional.empty();
  }
}
