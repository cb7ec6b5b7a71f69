package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.cases.CaseDesk.User;
import cn.financebrain.dashboards.cases.People.Person;
import cn.financebrain.dashboards.casework.CaseAct;
import cn.financebrain.dashboards.casework.CaseAction;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/bulk}. */
@RestController
@RequestMapping("/api/bulk")
@Needs(Right.CASES_READ)
class BulkController {
  private static final int SET_MAX = 5_000;
  private static final int REASON_MAX = 2000;
  private static final int NUMBER_MAX = 100;
  private static final String[] ACTIONS = {"take", "assign", "dismiss", "snooze", "watch"};
  private static final Wording IN_PARTS =
      new Wording("请缩小筛选范围或分批操作", "narrow the filter, or do it in parts");
  private static final Wording CHANGED =
      new Wording("冻结后已被他人更新", "Somebody changed it since the set was frozen");

  private final Bulks bulks;
  private final CaseQueries queries;
  private final CaseStore store;
  private final People people;

  BulkController(Bulks bulks, CaseQueries queries, CaseStore store, People people) {
    this.bulks = bulks;
    this.queries = queries;
    this.store = store;
    this.people = people;
  }

  record Draft(
      String action,
      String reason,
      String assignee,
      String until,
      List<String> cases,
      Filter filter,
      List<String> except) {}

  record Filter(
      List<String> state, String risk, String district, String handler, String mark, String query) {
    CaseFilter parse() {
      return CaseFilter.parse(state, risk, district, handler, mark, query);
    }
  }

  record Move(String move, Integer count, String reason) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record BulkJson(
      UUID id,
      String action,
      Person by,
      Instant at,
      String reason,
      String status,
      int count,
      long able,
      long pending,
      List<Item> items) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(String number, String enterpriseName, String result, String detail) {}

  record Waiting(List<BulkJson> items) {}

  /** Those that wait for the user as the second person. */
  @GetMapping
  Waiting waiting(
      @AuthenticationPrincipal Account account, HttpServletRequest request, Locale locale) {
    User user = new User(account, request.getRemoteAddr());
    return new Waiting(bulks.waiting(user).stream().map(bulk -> json(bulk, locale)).toList());
  }

  @PostMapping
  BulkJson freeze(
      @RequestBody Draft draft,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      Locale locale) {
    Parameters.oneOf("action", Bodies.present("action", draft.action()), ACTIONS);
    CaseAct act =
        new CaseAct(
            CaseAction.parse(draft.action()),
            Words.text("reason", draft.reason(), REASON_MAX),
            ActBody.person("assignee", draft.assignee(), people),
            null,
            Words.day("until", draft.until()),
            null,
            null,
            null,
            null,
            null);
    User user = new User(account, request.getRemoteAddr());
    return json(bulks.freeze(act, cases(draft, account), user), locale);
  }

  private List<StoredCase> cases(Draft draft, Account account) {
    if ((draft.cases() == null) == (draft.filter() == null)) {
      throw Words.invalid("cases", "cases | filter");
    }
    Visible visible = Visible.to(account);
    List<StoredCase> chosen = new ArrayList<>();
    if (draft.cases() != null) {
      requireSome(draft.cases().size());
      new LinkedHashSet<>(draft.cases())
          .forEach(number -> chosen.add(store.get(number(number), visible)));
      return chosen;
    }
    Set<String> except = new HashSet<>(draft.except() == null ? List.of() : draft.except());
    if (except.size() > SET_MAX) {
      throw Words.tooMany("except", SET_MAX, IN_PARTS);
    }
    queries
        .list(
            draft.filter().parse(),
            visible,
            account.name(),
            Optional.empty(),
            SET_MAX + except.size() + 1)
        .stream()
        .filter(each -> !except.contains(each.file().number()))
        .forEach(chosen::add);
    requireSome(chosen.size());
    return chosen;
  }

  private static String number(String text) {
    return Words.text("cases", Bodies.present("cases", text), NUMBER_MAX);
  }

  private static void requireSome(int size) {
    if (size == 0) {
      throw Bodies.invalid("cases", "没有符合条件的案件，请重新选择", "no case of that kind; select again");
    }
    if (size > SET_MAX) {
      throw Words.tooMany("cases", SET_MAX, IN_PARTS);
    }
  }

  @GetMapping("/{bulk}")
  BulkJson get(
      @PathVariable String bulk,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      Locale locale) {
    User user = new User(account, request.getRemoteAddr());
    return json(bulks.get(Parameters.uuid(bulk, ProblemCode.NOT_FOUND), user), locale);
  }

  @PostMapping("/{bulk}")
  BulkJson move(
      @PathVariable String bulk,
      @RequestBody Move move,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      Locale locale) {
    User user = new User(account, request.getRemoteAddr());
    UUID id = Parameters.uuid(bulk, ProblemCode.NOT_FOUND);
    Bulk found = bulks.get(id, user);
    String reason = Words.text("reason", move.reason(), REASON_MAX);
    switch (Bodies.present("move", move.move())) {
      case "run" -> bulks.run(found, move.count(), user);
      case "approve" -> bulks.approve(found, user);
      case "reject" -> {
        bulks.reject(found, Bodies.present("reason", reason), user);
      }
      case "undo" -> bulks.undo(found, user);
      case "resume" -> bulks.resume(found, user);
      default -> throw Words.invalid("move", "run, undo, approve, reject, resume");
    }
    return json(bulks.get(id, user), locale);
  }

  private BulkJson json(Bulk bulk, Locale locale) {
    Function<String, Person> named = people.named(Set.of(bulk.by()));
    return new BulkJson(
        bulk.id(),
        bulk.action().id(),
        named.apply(bulk.by()),
        bulk.at(),
        bulk.reason(),
        Words.id(bulk.status()),
        bulk.items().size(),
        bulk.items().stream().filter(item -> item.result() != Bulk.Result.ILLEGAL).count(),
        bulk.pending(),
        bulk.items().stream().map(item -> item(item, locale)).collect(Collectors.toList()));
  }

  private static Item item(Bulk.Item item, Locale locale) {
    String detail = null;
    if (item.refusal() != null) {
      detail = item.refusal().wording().in(locale);
    } else if (item.result() == Bulk.Result.CHANGED || item.result() == Bulk.Result.KEPT) {
      detail = CHANGED.in(locale);
    }
    return new Item(item.number(), item.enterpriseName(), Words.id(item.result()), detail);
  }
}
