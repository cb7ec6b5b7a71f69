package cn.financebrain.dashboards.listing;

import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.casework.Actor;
import cn.financebrain.dashboards.casework.CaseFile;
import cn.financebrain.dashboards.casework.Outcome;
import cn.financebrain.dashboards.casework.PlanStep;
import cn.financebrain.dashboards.casework.Procedure;
import cn.financebrain.dashboards.casework.WorkingDays;
import cn.financebrain.dashboards.listing.ListDecision.Done;
import cn.financebrain.dashboards.listing.ListDecision.Refused;
import cn.financebrain.dashboards.listing.ListEntry.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Applies acts to entries of lists by the table of {@link ListAction}. Days are those of UTC+8;
 * reviews and visits are due so many working days after the day on which they were set.
 */
public final class ListRules {
  private final Supplier<WorkingDays> calendar;
  private final int reviewDays;
  private final int revisitDays;

  /**
   * @param reviewDays working days from a listing or review to the next review
   * @param revisitDays working days from a striking off to the visit
   */
  public ListRules(Supplier<WorkingDays> calendar, int reviewDays, int revisitDays) {
    if (Math.min(reviewDays, revisitDays) < 1) {
      throw new IllegalArgumentException(
          "%d and %d working days, expected 1 or more".formatted(reviewDays, revisitDays));
    }
    this.calendar = calendar;
    this.reviewDays = reviewDays;
    this.revisitDays = revisitDays;
  }

  /**
   * What somebody wants to put on a list.
   *
   * @param risk null for both
   * @param until of the white list alone
   * @param measures of the risk list alone
   */
  public record Draft(
      ListKind kind, Risk risk, String reason, String basis, String measures, LocalDate until) {}

  /** A new entry, which a second person has to approve. */
  public ListDecision propose(
      UUID id, String enterprise, String region, Draft draft, Actor actor, Instant now) {
    boolean white = draft.kind() == ListKind.WHITE;
    if (!actor.may(ListAction.EXTEND.right())) {
      return new Refused(ListRefusal.NO_RIGHT, null);
    }
    if (!actor.territory().holds(region)) {
      return new Refused(ListRefusal.OUTSIDE, null);
    }
    Optional<Refused> field =
        when(draft.reason() == null, ListRefusal.MISSING, ListNeed.REASON)
            .or(() -> when(white && draft.until() == null, ListRefusal.MISSING, ListNeed.UNTIL))
            .or(() -> ofUntil(draft.until(), now))
            .or(
                () ->
                    when(
                        white && draft.measures() != null,
                        ListRefusal.SUPERFLUOUS,
                        ListNeed.MEASURES))
            .or(
                () ->
                    when(
                        !white && draft.measures() == null, ListRefusal.MISSING, ListNeed.MEASURES))
            .or(
                () ->
                    when(!white && draft.until() != null, ListRefusal.SUPERFLUOUS, ListNeed.UNTIL));
    if (field.isPresent()) {
      return field.get();
    }
    ListProposal proposal =
        new ListProposal(null, actor.name(), now, draft.reason(), draft.until(), null, null);
    Standing standing =
        new Standing(
            ListState.PROPOSED,
            draft.reason(),
            draft.basis(),
            draft.measures(),
            null,
            draft.until(),
            null,
            null,
            null,
            null,
            false,
            proposal);
    ListEntry entry =
        new ListEntry(id, 1, draft.kind(), enterprise, region, draft.risk(), standing);
    return new Done(
        entry,
        new ListStep(
            1,
            now,
            actor.name(),
            "propose",
            ListState.PROPOSED,
            draft.reason(),
            draft.until(),
            draft.measures(),
            null,
            null,
            null));
  }

  /**
   * Whether a case that ends so puts its enterprise on the risk list: all but what was excluded.
   */
  public static boolean lists(Outcome outcome) {
    return outcome != null && outcome != Outcome.EXCLUDED;
  }

  /**
   * The entry of the risk list that a case leads to when it is closed.
   *
   * @param id of a new entry
   * @param open the enterprise's entry for the risk that is proposed or active; empty for none
   */
  public Done listedByCase(CaseFile closed, Optional<ListEntry> open, UUID id, Instant now) {
    String reason = closed.standing().outcome().name().toLowerCase(Locale.ROOT);
    String plan =
        closed.standing().plan().stream().map(PlanStep::text).collect(Collectors.joining("；"));
    String before = open.map(entry -> entry.standing().measures()).orElse(null);
    String measures = plan.isEmpty() ? before : plan;
    LocalDate review = calendar.get().plus(Procedure.dayOf(now), reviewDays);
    Standing standing =
        new Standing(
            ListState.ACTIVE,
            open.map(entry -> entry.standing().reason()).orElse(reason),
            open.map(entry -> entry.standing().basis()).orElse(null),
            measures,
            closed.number(),
            null,
            review,
            null,
            open.map(entry -> entry.standing().listedAt()).orElse(now),
            null,
            false,
            null); // what waited was proposed before anybody knew how the case ends
    ListEntry entry =
        open.isPresent()
            ? open.get().next(standing)
            : new ListEntry(
                id,
                1,
                ListKind.RISK,
                closed.enterprise(),
                closed.region(),
                closed.risk(),
                standing);
    return new Done(
        entry,
        new ListStep(
            entry.version(),
            now,
            null,
            "listed",
            ListState.ACTIVE,
            reason,
            null,
            plan.isEmpty() ? null : plan,
            null,
            null,
            closed.number()));
  }

  /** Why somebody may not do an action now, whatever they would tell for it. */
  public Optional<ListRefusal> refusal(
      ListEntry entry, Optional<String> openCase, Actor actor, ListAction action, Instant now) {
    ListState state = entry.stateOn(Procedure.dayOf(now));
    ListProposal proposal = entry.standing().proposal();
    if (!actor.may(action.right())) {
      return Optional.of(ListRefusal.NO_RIGHT);
    }
    if (!actor.territory().holds(entry.region())) {
      return Optional.of(ListRefusal.OUTSIDE);
    }
    if (action.decides()) {
      return ofProposal(entry, openCase, actor, action);
    }
    if (!action.isOf(entry.kind(), state)) {
      return Optional.of(ListRefusal.ILLEGAL_STATE);
    }
    if (action == ListAction.REVISIT && entry.standing().revisitOn() == null) {
      return Optional.of(ListRefusal.NOTHING_TO_REVISIT);
    }
    if (proposal != null) {
      return Optional.of(ListRefusal.PROPOSED);
    }
    return action == ListAction.STRIKE_OFF && openCase.isPresent()
        ? Optional.of(ListRefusal.CASE_OPEN)
        : Optional.empty();
  }

  private static Optional<ListRefusal> ofProposal(
      ListEntry entry, Optional<String> openCase, Actor actor, ListAction action) {
    ListProposal proposal = entry.standing().proposal();
    if (proposal == null) {
      return Optional.of(ListRefusal.NO_PROPOSAL);
    }
    boolean own = actor.name().equals(proposal.by());
    if (action == ListAction.WITHDRAW) {
      return own ? Optional.empty() : Optional.of(ListRefusal.NOT_THE_PROPOSER);
    }
    if (own) {
      return Optional.of(ListRefusal.SAME_PERSON);
    }
    boolean strikes = proposal.action() == ListAction.STRIKE_OFF;
    return action == ListAction.APPROVE && strikes && openCase.isPresent()
        ? Optional.of(ListRefusal.CASE_OPEN)
        : Optional.empty();
  }

  /**
   * @param openCase number of an open case of the enterprise; empty for none
   */
  public ListDecision decide(
      ListEntry entry, Optional<String> openCase, ListAct act, Actor actor, Instant now) {
    Optional<ListRefusal> refusal = refusal(entry, openCase, actor, act.action(), now);
    if (refusal.isPresent()) {
      return new Refused(refusal.get(), null);
    }
    Optional<Refused> field = ofFields(entry, act, now);
    if (field.isPresent()) {
      return field.get();
    }
    return switch (act.action()) {
      case APPROVE -> approve(entry, actor, now);
      case REJECT -> putBack(entry, act, "rejected", actor, now);
      case WITHDRAW -> putBack(entry, act, "withdrawn", actor, now);
      case EXTEND, STRIKE_OFF -> proposed(entry, act, actor, now);
      case LIFT -> done(entry, entry.standing().ended(ListState.LIFTED, now), act, actor, now);
      case REVIEW -> {
        LocalDate next = calendar.get().plus(Procedure.dayOf(now), reviewDays);
        yield done(entry, entry.standing().withReview(act.measures(), next), act, actor, now);
      }
      case REVISIT -> done(entry, entry.standing().withRevisit(null), act, actor, now);
    };
  }

  private static Optional<Refused> ofFields(ListEntry entry, ListAct act, Instant now) {
    Set<ListNeed> told = act.told();
    Set<ListNeed> needs = act.action().needs();
    return first(needs, told, ListRefusal.MISSING)
        .or(() -> first(told, needs, ListRefusal.SUPERFLUOUS))
        .or(() -> ofUntil(act.until(), now))
        .or(
            () ->
                when(
                    act.until() != null && !act.until().isAfter(entry.standing().until()),
                    ListRefusal.NOT_LATER,
                    ListNeed.UNTIL));
  }

  private static Optional<Refused> first(
      Collection<ListNeed> of, Collection<ListNeed> notIn, ListRefusal refusal) {
    return of.stream()
        .filter(need -> !notIn.contains(need))
        .findFirst()
        .map(need -> new Refused(refusal, need));
  }

  private static Optional<Refused> ofUntil(LocalDate until, Instant now) {
    return when(
        until != null && !Procedure.isLastDay(until, Procedure.dayOf(now)),
        ListRefusal.UNTIL_OUT_OF_RANGE,
        ListNeed.UNTIL);
  }

  private static Optional<Refused> when(boolean refused, ListRefusal refusal, ListNeed field) {
    return refused ? Optional.of(new Refused(refusal, field)) : Optional.empty();
  }

  private static ListDecision proposed(ListEntry entry, ListAct act, Actor actor, Instant now) {
    ListProposal proposal =
        new ListProposal(
            act.action(),
            actor.name(),
            now,
            act.reason(),
            act.until(),
            act.evidence(),
            act.impact());
    return done(entry, entry.standing().withProposal(proposal), act, actor, now);
  }

  /** A second person may come so late that the day that was asked for has passed. */
  private ListDecision approve(ListEntry entry, Actor actor, Instant now) {
    ListProposal proposal = entry.standing().proposal();
    Optional<Refused> late =
        ofUntil(proposal.until(), now).map(refused -> new Refused(refused.refusal(), null));
    if (late.isPresent()) {
      return late.get();
    }
    if (proposal.action() == ListAction.EXTEND
        && entry.stateOn(Procedure.dayOf(now)) != ListState.ACTIVE) {
      return new Refused(ListRefusal.ILLEGAL_STATE, null);
    }
    Standing decided = entry.standing().withProposal(null);
    LocalDate today = Procedure.dayOf(now);
    Standing then;
    if (proposal.action() == null) {
      LocalDate review =
          entry.kind() == ListKind.RISK ? calendar.get().plus(today, reviewDays) : null;
      then = decided.begun(review, now);
    } else if (proposal.action() == ListAction.EXTEND) {
      then = decided.withUntil(proposal.until());
    } else {
      then =
          decided
              .ended(ListState.STRUCK_OFF, now)
              .withRevisit(calendar.get().plus(today, revisitDays));
    }
    ListEntry next = entry.next(then);
    return new Done(next, ListStep.plain(next, now, actor.name(), "approved", null));
  }

  private static ListDecision putBack(
      ListEntry entry, ListAct act, String action, Actor actor, Instant now) {
    ListEntry next =
        entry.next(
            entry.standing().proposal().action() == null
                ? entry.standing().ended(ListState.REJECTED, now)
                : entry.standing().withProposal(null));
    return new Done(next, ListStep.plain(next, now, actor.name(), action, act.reason()));
  }

  private static Done done(ListEntry entry, Standing then, ListAct act, Actor actor, Instant now) {
    ListEntry next = entry.next(then);
    return new Done(
        next,
        new ListStep(
            next.version(),
            now,
            actor.name(),
            act.action().id(),
            next.standing().state(),
            act.reason(),
            act.until(),
            act.measures(),
            act.evidence(),
            act.impact(),
            null));
  }

  /** The end of an entry of the white list whose last day has passed; empty before. */
  public Optional<Done> onTheDay(ListEntry entry, Instant now) {
    if (entry.stateOn(Procedure.dayOf(now)) != ListState.ENDED
        || entry.standing().state() == ListState.ENDED) {
      return Optional.empty();
    }
    ListEntry next = entry.next(entry.standing().ended(ListState.ENDED, now));
    return Optional.of(new Done(next, ListStep.plain(next, now, null, "ended", null)));
  }

  /**
   * Notes that an alert came after the striking off (复发).
   *
   * @param raisedAt of the alert
   * @return empty where it came before, or that is noted already
   */
  public Optional<Done> regressed(ListEntry entry, Risk risk, Instant raisedAt, Instant now) {
    Standing from = entry.standing();
    boolean news =
        from.state() == ListState.STRUCK_OFF
            && !from.regressed()
            && entry.concerns(risk)
            && raisedAt.isAfter(from.endedAt());
    if (!news) {
      return Optional.empty();
    }
    ListEntry next = entry.next(from.withRegressed());
    return Optional.of(new Done(next, ListStep.plain(next, now, null, "regressed", null)));
  }
}
