package cn.financebrain.dashboards.lists;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.cases.People;
import cn.financebrain.dashboards.cases.People.Person;
import cn.financebrain.dashboards.cases.Words;
import cn.financebrain.dashboards.casework.Actor;
import cn.financebrain.dashboards.casework.Procedure;
import cn.financebrain.dashboards.listing.ListAction;
import cn.financebrain.dashboards.listing.ListEntry;
import cn.financebrain.dashboards.listing.ListNeed;
import cn.financebrain.dashboards.listing.ListProposal;
import cn.financebrain.dashboards.listing.ListRefusal;
import cn.financebrain.dashboards.listing.ListRules;
import cn.financebrain.dashboards.listing.ListState;
import cn.financebrain.dashboards.listing.ListStep;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Shows entries of lists to a user. */
@Component
class ListViews {
  private final ListStore store;
  private final ListRules rules;
  private final People people;
  private final InstantSource clock;

  ListViews(ListStore store, ListRules rules, People people, InstantSource clock) {
    this.store = store;
    this.rules = rules;
    this.people = people;
    this.clock = clock;
  }

  List<ListJson.Summary> summaries(List<StoredEntry> entries) {
    Set<String> names =
        entries.stream()
            .map(each -> each.entry().standing().proposal())
            .filter(Objects::nonNull)
            .map(ListProposal::by)
            .collect(Collectors.toSet());
    Function<String, Person> named = people.named(names);
    return entries.stream().map(each -> summary(each, named)).toList();
  }

  /**
   * @param locale the language of reasons why an action can't be done yet
   */
  ListJson whole(StoredEntry stored, Account account, Locale locale) {
    List<ListStep> history = store.history(stored.entry().id());
    Set<String> names =
        history.stream().map(ListStep::by).filter(Objects::nonNull).collect(Collectors.toSet());
    Function<String, Person> named = people.named(names);
    return new ListJson(
        summary(stored, named),
        actions(stored.entry(), account, locale),
        history.stream().map(step -> step(step, named)).toList());
  }

  private ListJson.Summary summary(StoredEntry stored, Function<String, Person> named) {
    ListEntry entry = stored.entry();
    ListEntry.Standing standing = entry.standing();
    LocalDate today = Procedure.dayOf(clock.instant());
    return new ListJson.Summary(
        entry.id(),
        entry.version(),
        Words.id(entry.kind()),
        entry.enterprise(),
        stored.enterpriseName(),
        entry.region(),
        entry.risk() == null ? null : entry.risk().id(),
        Words.id(entry.stateOn(today)),
        marks(entry, today),
        standing.reason(),
        standing.basis(),
        standing.measures(),
        standing.caseNumber(),
        standing.until(),
        standing.reviewOn(),
        standing.revisitOn(),
        stored.addedAt(),
        stored.changedAt(),
        standing.listedAt(),
        standing.endedAt(),
        waiting(standing.proposal(), named));
  }

  private static List<String> marks(ListEntry entry, LocalDate today) {
    ListEntry.Standing standing = entry.standing();
    boolean active = entry.stateOn(today) == ListState.ACTIVE;
    List<String> marks = new ArrayList<>();
    mark(marks, standing.proposal() != null, "proposed");
    mark(
        marks,
        active
            && standing.until() != null
            && !standing.until().isAfter(today.plusDays(ListFilter.EXPIRING_DAYS)),
        "expiring");
    mark(marks, standing.reviewOn() != null && !standing.reviewOn().isAfter(today), "review-due");
    mark(
        marks, standing.revisitOn() != null && !standing.revisitOn().isAfter(today), "revisit-due");
    mark(marks, standing.regressed(), "regressed");
    return marks;
  }

  private static void mark(List<String> marks, boolean has, String mark) {
    if (has) {
      marks.add(mark);
    }
  }

  private List<ListJson.Legal> actions(ListEntry entry, Account account, Locale locale) {
    Actor actor = People.actor(account);
    Optional<String> openCase = store.openCase(entry.enterprise());
    List<ListJson.Legal> legal = new ArrayList<>();
    for (ListAction action : ListAction.values()) {
      Optional<ListRefusal> refusal =
          rules.refusal(entry, openCase, actor, action, clock.instant());
      if (refusal.isEmpty() || refusal.get().isShown()) {
        legal.add(
            new ListJson.Legal(
                action.id(),
                action.needs().stream().map(ListNeed::id).toList(),
                action.takesTwoPersons(),
                refusal.map(why -> why.wording(openCase.orElse("")).in(locale)).orElse(null)));
      }
    }
    return legal;
  }

  private static ListJson.Waiting waiting(ListProposal proposal, Function<String, Person> named) {
    return proposal == null
        ? null
        : new ListJson.Waiting(
            proposal.action() == null ? null : proposal.action().id(),
            named.apply(proposal.by()),
            proposal.at(),
            proposal.reason(),
            proposal.until(),
            proposal.evidence(),
            proposal.impact());
  }

  private static ListJson.Step step(ListStep step, Function<String, Person> named) {
    return new ListJson.Step(
        step.version(),
        step.at(),
        named.apply(step.by()),
        step.action(),
        Words.id(step.state()),
        step.reason(),
        step.until(),
        step.measures(),
        step.evidence(),
        step.impact(),
        step.caseNumber());
  }
}
