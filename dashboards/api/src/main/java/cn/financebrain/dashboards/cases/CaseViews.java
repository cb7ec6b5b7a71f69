package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.cases.People.Person;
import cn.financebrain.dashboards.casework.Actor;
import cn.financebrain.dashboards.casework.CaseAction;
import cn.financebrain.dashboards.casework.CaseEntry;
import cn.financebrain.dashboards.casework.CaseFacts;
import cn.financebrain.dashboards.casework.CaseFile;
import cn.financebrain.dashboards.casework.Need;
import cn.financebrain.dashboards.casework.Procedure;
import cn.financebrain.dashboards.casework.Proposal;
import cn.financebrain.dashboards.casework.Refusal;
import cn.financebrain.dashboards.casework.Standing;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Shows cases to a user. */
@Component
class CaseViews {
  private final CaseStore store;
  private final CaseRecords records;
  private final People people;
  private final Procedure procedure;
  private final InstantSource clock;
  private final ObjectMapper json;

  CaseViews(
      CaseStore store,
      CaseRecords records,
      People people,
      Procedure procedure,
      InstantSource clock,
      ObjectMapper json) {
    this.store = store;
    this.records = records;
    this.people = people;
    this.procedure = procedure;
    this.clock = clock;
    this.json = json;
  }

  List<CaseJson.Summary> summaries(List<StoredCase> cases, Account account) {
    Set<String> names = new TreeSet<>();
    cases.forEach(each -> add(names, each.file().standing().handler()));
    cases.forEach(each -> add(names, each.file().standing().supervisor()));
    Function<String, Person> named = people.named(names);
    return cases.stream().map(each -> summary(each, account, named)).toList();
  }

  /**
   * @param locale the language of reasons why an action can't be done yet
   */
  CaseJson whole(StoredCase stored, Account account, Locale locale) {
    CaseFile file = stored.file();
    Standing standing = file.standing();
    List<CaseEntry> history = records.history(file.number());
    List<CaseRecords.Note> notes = records.notes(file.number());
    List<CaseRecords.Attachment> attachments = records.attachments(file.number());
    Function<String, Person> named = people.named(names(file, history, notes, attachments));
    return new CaseJson(
        summary(stored, account, named),
        store.alertsOf(file.number()).stream().map(json::readTree).toList(),
        actions(file, account, locale),
        waiting(file.proposal(), named),
        standing.suspension() == null ? null : standing.suspension().until(),
        Words.id(standing.verdict()),
        standing.impact(),
        named.apply(standing.companion()),
        named.apply(standing.receiptBy()),
        standing.plan(),
        notes.stream().map(note -> note(note, named)).toList(),
        attachments.stream().map(each -> attachment(each, named)).toList(),
        history.stream().map(entry -> entry(entry, named)).toList());
  }

  private static Set<String> names(
      CaseFile file,
      List<CaseEntry> history,
      List<CaseRecords.Note> notes,
      List<CaseRecords.Attachment> attachments) {
    Set<String> names = new TreeSet<>();
    add(names, file.standing().handler());
    add(names, file.standing().supervisor());
    add(names, file.standing().companion());
    add(names, file.standing().receiptBy());
    history.forEach(entry -> add(names, entry.by()));
    history.forEach(entry -> add(names, entry.assignee()));
    notes.forEach(note -> add(names, note.by()));
    attachments.forEach(each -> add(names, each.by()));
    return names;
  }

  private static void add(Set<String> names, String name) {
    if (name != null) {
      names.add(name);
    }
  }

  private CaseJson.Summary summary(
      StoredCase stored, Account account, Function<String, Person> named) {
    CaseFile file = stored.file();
    Standing standing = file.standing();
    Instant now = clock.instant();
    boolean sees = !Visible.to(account).handedOverOnly();
    return new CaseJson.Summary(
        file.number(),
        file.version(),
        file.enterprise(),
        stored.enterpriseName(),
        file.region(),
        file.risk().id(),
        Words.id(file.band()),
        stored.riskIndex(),
        Words.id(file.state()),
        Words.id(file.path()),
        Words.id(standing.outcome()),
        marks(file, account.name(), now),
        named.apply(standing.handler()),
        named.apply(standing.supervisor()),
        stored.alerts(),
        file.openedAt(),
        stored.changedAt(),
        deadline(standing.dueOn(), now),
        sees ? stored.otherRisk() : null);
  }

  private CaseJson.Deadline deadline(LocalDate dueOn, Instant now) {
    return dueOn == null
        ? null
        : new CaseJson.Deadline(dueOn, procedure.workingDaysLeft(dueOn, now));
  }

  private List<String> marks(CaseFile file, String me, Instant now) {
    Standing standing = file.standing();
    List<String> marks = new ArrayList<>();
    mark(marks, standing.suspension() != null, "suspended");
    mark(marks, standing.supervised(), "supervised");
    if (standing.dueOn() != null) {
      boolean overdue = standing.dueOn().isBefore(Procedure.dayOf(now));
      mark(marks, overdue, "overdue");
      mark(marks, !overdue && procedure.workingDaysLeft(standing.dueOn(), now) <= 1, "due-soon");
    }
    mark(marks, file.proposal() != null, "proposed");
    mark(marks, standing.returned(), "returned");
    mark(marks, standing.watchers().contains(me), "watched");
    return marks;
  }

  private static void mark(List<String> marks, boolean has, String mark) {
    if (has) {
      marks.add(mark);
    }
  }

  private List<CaseJson.Legal> actions(CaseFile file, Account account, Locale locale) {
    Actor actor = People.actor(account);
    CaseFacts facts = store.facts(file);
    Instant now = clock.instant();
    List<CaseJson.Legal> legal = new ArrayList<>();
    for (CaseAction action : CaseAction.values()) {
      Optional<Refusal> refusal = procedure.refusal(file, facts, actor, action, now);
      if (refusal.isEmpty() || refusal.get().isShown()) {
        legal.add(
            new CaseJson.Legal(
                action.id(),
                action.needs().stream().map(Need::id).toList(),
                action.takesTwoPersons(),
                action == CaseAction.DECIDE
                    ? procedure.outcomes(file, facts).stream().map(Words::id).toList()
                    : null,
                refusal.map(why -> why.wording().in(locale)).orElse(null)));
      }
    }
    return legal;
  }

  private static CaseJson.Waiting waiting(Proposal proposal, Function<String, Person> named) {
    return proposal == null
        ? null
        : new CaseJson.Waiting(
            proposal.action().id(),
            named.apply(proposal.by()),
            proposal.at(),
            proposal.reason(),
            proposal.until(),
            proposal.impact());
  }

  private static CaseJson.Note note(CaseRecords.Note note, Function<String, Person> named) {
    CaseRecords.Site site = note.evidence();
    return new CaseJson.Note(
        note.id(),
        named.apply(note.by()),
        note.at(),
        note.text(),
        site == null
            ? null
            : new CaseJson.Site(site.at(), site.place(), site.latitude(), site.longitude()));
  }

  private static CaseJson.Attachment attachment(
      CaseRecords.Attachment each, Function<String, Person> named) {
    return new CaseJson.Attachment(
        each.id(),
        each.name(),
        each.mediaType(),
        each.size(),
        each.sha256(),
        named.apply(each.by()),
        each.at());
  }

  private static CaseJson.Entry entry(CaseEntry entry, Function<String, Person> named) {
    return new CaseJson.Entry(
        entry.at(),
        named.apply(entry.by()),
        entry.action(),
        entry.version(),
        Words.id(entry.state()),
        entry.reason(),
        named.apply(entry.assignee()),
        Words.id(entry.outcome()),
        Words.id(entry.verdict()),
        entry.until());
  }
}
