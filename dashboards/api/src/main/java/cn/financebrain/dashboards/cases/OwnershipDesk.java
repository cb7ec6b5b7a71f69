package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.cases.CaseDesk.User;
import cn.financebrain.dashboards.cases.OwnershipStore.Version;
import cn.financebrain.dashboards.casework.Actor;
import cn.financebrain.dashboards.casework.CaseFile;
import cn.financebrain.dashboards.casework.Decision.Done;
import cn.financebrain.dashboards.casework.Ownership;
import cn.financebrain.dashboards.casework.OwnershipRule;
import cn.financebrain.dashboards.casework.Procedure;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Whose new cases are: keeps the rules, tries them, and gives cases to whom they name. */
@Component
class OwnershipDesk {
  private static final int TRIED_MAX = 1_000;

  private static final Wording OUTSIDE =
      new Wording("规则的地区须在您的辖区内", "The region of a rule has to be in your territory");

  private final OwnershipStore store;
  private final People people;
  private final Procedure procedure;
  private final AuditTrail audit;
  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final InstantSource clock;

  OwnershipDesk(
      OwnershipStore store,
      People people,
      Procedure procedure,
      AuditTrail audit,
      JdbcClient database,
      TransactionOperations transactions,
      InstantSource clock) {
    this.store = store;
    this.people = people;
    this.procedure = procedure;
    this.audit = audit;
    this.database = database;
    this.transactions = transactions;
    this.clock = clock;
  }

  Version latest() {
    return store.latest();
  }

  static boolean mayEdit(Territory territory, OwnershipRule rule) {
    return territory.holds(rule.region());
  }

  /** Of the own territory, and those of a wider one that hold there too. */
  static boolean sees(Territory territory, OwnershipRule rule) {
    return mayEdit(territory, rule)
        || territory.prefixes().stream().anyMatch(prefix -> prefix.startsWith(rule.region()));
  }

  /** Whether somebody can take cases by a rule. */
  enum OwnerState {
    OK,
    /** The account is disabled, or may not inspect; of a unit, nobody is there. */
    GONE,
    /** No case of the rule's region is in the owner's territory. */
    OUTSIDE
  }

  OwnerState state(OwnershipRule rule) {
    if (rule.unit() != null) {
      return people.inUnit(rule.unit()) ? OwnerState.OK : OwnerState.GONE;
    }
    Optional<Actor> owner =
        people.actor(rule.owner()).filter(person -> person.may(Right.CASES_INSPECT));
    if (owner.isEmpty()) {
      return OwnerState.GONE;
    }
    boolean meets =
        owner.get().territory().prefixes().stream()
            .anyMatch(
                prefix -> prefix.startsWith(rule.region()) || rule.region().startsWith(prefix));
    return meets ? OwnerState.OK : OwnerState.OUTSIDE;
  }

  /** Replaces the rules that the user may edit. */
  void replace(int seen, List<OwnershipRule> wanted, User user) {
    transactions.executeWithoutResult(
        transaction -> {
          Ownership before = store.latest().ownership();
          Ownership after = replaced(before, wanted, user);
          Set<OwnershipRule> known = new HashSet<>(before.rules());
          wanted.stream().filter(rule -> !known.contains(rule)).forEach(this::requireOwner);
          store.add(seen, after, user.account().name(), clock.instant());
          audit.append(
              user.account().name(),
              Action.OWNERSHIP_CHANGED,
              "ownership " + (seen + 1),
              "%d → %d: %s".formatted(before.rules().size(), after.rules().size(), text(wanted)),
              user.address());
        });
  }

  private static String text(List<OwnershipRule> rules) {
    StringBuilder text = new StringBuilder();
    for (OwnershipRule rule : rules) {
      text.append(rule.region().isEmpty() ? "*" : rule.region())
          .append('→')
          .append(rule.owner() == null ? rule.unit() : rule.owner())
          .append("; ");
    }
    return text.toString().strip();
  }

  private static Ownership replaced(Ownership before, List<OwnershipRule> wanted, User user) {
    Territory territory = user.account().territory();
    if (!wanted.stream().allMatch(rule -> mayEdit(territory, rule))) {
      throw ProblemException.of(ProblemCode.FORBIDDEN, OUTSIDE);
    }
    return before.with(wanted, rule -> mayEdit(territory, rule));
  }

  private void requireOwner(OwnershipRule rule) {
    OwnerState state = state(rule);
    if (state != OwnerState.OK) {
      throw ProblemException.ofField(
          ProblemCode.INVALID_BODY,
          "owner",
          new Wording(
              "%s 不能承办该地区的案件：须为启用的、有核查权限且辖区包含该地区的人员或其单位"
                  .formatted(rule.owner() == null ? rule.unit() : rule.owner()),
              "%s can't take cases of the region: has to be an enabled inspector (or a unit with one) whose territory holds it"
                  .formatted(rule.owner() == null ? rule.unit() : rule.owner())));
    }
  }

  /** The step that gives a new case to whom the rules name; empty where they name nobody. */
  Optional<Done> assign(CaseFile file, String industry, Instant now) {
    return taken(store.latest().ownership(), file, industry, new HashMap<>())
        .flatMap(taken -> procedure.assignByRule(file, taken, now));
  }

  private record Asked(OwnershipRule rule, String region) {}

  private Optional<Ownership.Taken> taken(
      Ownership ownership, CaseFile file, String industry, Map<Asked, Optional<Actor>> known) {
    return ownership.of(
        new OwnershipRule.Subject(
            file.enterprise(), file.region(), industry, file.risk(), file.band()),
        rule ->
            known.computeIfAbsent(
                new Asked(rule, file.region()), asked -> owner(asked.rule(), asked.region())));
  }

  private Optional<Actor> owner(OwnershipRule rule, String region) {
    return rule.owner() != null
        ? people.actor(rule.owner())
        : people.inspectors(region).stream()
            .filter(each -> each.person().unit().equals(rule.unit()))
            .findFirst()
            .flatMap(each -> people.actor(each.person().name()));
  }

  /**
   * What rules would take.
   *
   * @param owner who would get the case; null where nobody would
   * @param place of the rule among those that were tried, from 0; negative where one of others
   *     takes it, or none
   */
  record Tried(StoredCase found, String owner, int place) {}

  /** Of the open cases that nobody has, whom the rules would give each to; the newest first. */
  List<Tried> attempt(List<OwnershipRule> wanted, User user) {
    Ownership ownership = replaced(store.latest().ownership(), wanted, user);
    Map<Asked, Optional<Actor>> known = new HashMap<>();
    List<Tried> tried = new ArrayList<>();
    for (Candidate each : candidates(Visible.to(user.account()))) {
      Optional<Ownership.Taken> taken =
          taken(ownership, each.found().file(), each.industry(), known);
      tried.add(
          new Tried(
              each.found(),
              taken.map(found -> found.owner().name()).orElse(null),
              taken.map(found -> wanted.indexOf(found.rule())).orElse(-1)));
    }
    return tried;
  }

  private record Candidate(StoredCase found, String industry) {}

  private List<Candidate> candidates(Visible visible) {
    return database
        .sql(
            """
            select %s, industry from case_file
            where %s and state = 'TRIAGE' and handler is null and proposal is null
              and suspended_until is null and not returned
            order by opened_at desc, number desc limit %d
            """
                .formatted(StoredCase.COLUMNS, visible.sql(), TRIED_MAX))
        .params(visible.parameters())
        .query((row, n) -> new Candidate(StoredCase.read(row, n), row.getString("industry")))
        .list();
  }
}
