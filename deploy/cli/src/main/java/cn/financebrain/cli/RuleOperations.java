package cn.financebrain.cli;

import cn.financebrain.cli.operations.Call;
import cn.financebrain.cli.operations.Operation;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.scoring.profile.CatalogueException;
import cn.financebrain.scoring.release.Journal;
import cn.financebrain.scoring.release.Journal.Action;
import cn.financebrain.scoring.release.RuleBookDirectory;
import cn.financebrain.scoring.release.RuleBooks;
import cn.financebrain.scoring.rule.Rules;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.WarehouseReader;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the desk has done to books of rules. */
final class RuleOperations {
  private static final int MOST_DIFFERENCES = 5_000;
  private static final int MOST_DAYS = 61;

  private final RuleWork work;

  private RuleOperations(RuleWork work) {
    this.work = work;
  }

  static Map<String, Operation> of(StackDirectory directory, StackSettings settings) {
    RuleOperations rules = new RuleOperations(new RuleWork(directory, settings));
    return Map.of(
        "rules-list", call -> rules.list(),
        "rules-show", rules::show,
        "rules-check", rules::check,
        "rules-submit", rules::submit,
        "rules-approve", rules::approve,
        "rules-try", rules::tryOut,
        "rules-activate", rules::activate,
        "rules-rollback", rules::rollBack,
        "rules-history", call -> rules.history());
  }

  /**
   * A book.
   *
   * @param id {@code product} for the product's
   * @param submitter null for the product's
   * @param note of who handed it in
   * @param approver null until it is approved
   */
  record Book(
      String id,
      String state,
      String submitter,
      String note,
      Instant submittedAt,
      String approver,
      Instant approvedAt) {}

  private List<Book> list() {
    RuleBooks books = work.books();
    List<Journal.Entry> history = ModelReleases.told(books::history);
    return books.list().stream().map(id -> book(books, history, id)).toList();
  }

  private Book book(String id) {
    RuleBooks books = work.books();
    return book(books, ModelReleases.told(books::history), id);
  }

  private static Book book(RuleBooks books, List<Journal.Entry> history, String id) {
    Optional<Journal.Entry> submitted = last(history, id, Action.SUBMITTED);
    Optional<Journal.Entry> approved = last(history, id, Action.APPROVED);
    return new Book(
        RuleBooks.name(id),
        books.state(id).name().toLowerCase(Locale.ROOT).replace('_', '-'),
        submitted.map(Journal.Entry::by).orElse(null),
        submitted.map(Journal.Entry::note).orElse(null),
        submitted.map(Journal.Entry::at).orElse(null),
        approved.map(Journal.Entry::by).orElse(null),
        approved.map(Journal.Entry::at).orElse(null));
  }

  private static Optional<Journal.Entry> last(
      List<Journal.Entry> history, String id, Action action) {
    String subject = RuleBooks.subject(id);
    return history.stream()
        .filter(entry -> entry.subject().equals(subject) && entry.action() == action)
        .reduce((one, other) -> other);
  }

  private String id(Call call) {
    return RulesCommand.id(work.books(), call.text("book"));
  }

  /**
   * A book, whole.
   *
   * @param changes of the book in force
   */
  record Shown(
      Book book, List<RuleView> rules, Map<String, String> files, List<RuleView.Change> changes) {}

  private Shown show(Call call) {
    RuleBooks books = work.books();
    String id = call.optional("book").map(any -> id(call)).orElseGet(books::inForce);
    Rules book = ModelReleases.told(() -> books.open(id));
    Rules before = ModelReleases.told(() -> books.open(books.inForce()));
    Map<String, String> files =
        ModelReleases.told(() -> new RuleBookDirectory(work.settings().modelsDir()).files(id));
    return new Shown(book(id), RuleView.of(book.rules()), files, RuleView.changes(book, before));
  }

  /**
   * What a book that is being written would do.
   *
   * @param problems none if it is sound
   * @param rules how many it has; 0 where it is not sound
   * @param changes of the book in force
   */
  record Checked(List<BookProblem> problems, int rules, List<RuleView.Change> changes) {}

  private Checked check(Call call) {
    Map<String, String> texts = call.texts("files");
    try {
      Rules book = work.compile(texts);
      Rules before = Releases.rules(work.settings().modelsDir());
      return new Checked(List.of(), book.rules().size(), RuleView.changes(book, before));
    } catch (CatalogueException e) {
      return new Checked(
          e.problems().stream().map(problem -> BookProblem.of(problem, texts)).toList(),
          0,
          List.of());
    }
  }

  private Book submit(Call call) {
    String id = work.submit(call.texts("files"), call.by(), call.optional("note").orElse(""));
    return book(id);
  }

  private Book approve(Call call) {
    String id = id(call);
    work.approve(id, call.by(), call.optional("note").orElse(""));
    return book(id);
  }

  /**
   * Who appears and who vanishes.
   *
   * @param total of all differences, also of those that are not told
   * @param overBudget how often a condition was given up
   */
  record Tried(
      List<TrialResult.Day> days,
      List<TrialResult.Found> differences,
      long total,
      long overBudget) {}

  private Tried tryOut(Call call) {
    RuleBooks books = work.books();
    Rules after =
        call.optional("book").isPresent()
            ? ModelReleases.told(() -> books.open(id(call)))
            : RuleWork.sound(() -> work.compile(call.texts("files")));
    Rules before = ModelReleases.told(() -> books.open(books.inForce()));
    List<LocalDate> days = days(call, LocalDate.now(Clock.system(RuleTrial.ZONE)));
    TrialResult result = new TrialResult(days, call.list("regions"), MOST_DIFFERENCES);
    try (WarehouseReader warehouse = WarehouseReader.open(work.settings().readOnlyWarehouse())) {
      RuleTrial.of(warehouse, work.settings(), before, after, days)
          .run(warehouse, call.steps(), result::add);
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    }
    return new Tried(result.days(), result.found(), result.total(), after.overBudget());
  }

  private static List<LocalDate> days(Call call, LocalDate today) {
    List<LocalDate> days =
        call.day("asOf")
            .map(List::of)
            .orElseGet(() -> RuleTrial.monthsSince(call.day("since"), today));
    if (days.size() > MOST_DAYS) {
      throw CommandFailure.usage("failure.operation-argument", "since");
    }
    return days;
  }

  /**
   * A book that came in force.
   *
   * @param enterprises that are being evaluated anew
   */
  record InForce(String book, int release, int enterprises) {}

  private InForce activate(Call call) throws InterruptedException {
    String id = id(call);
    return inForce(
        work.putInForce((books, now) -> books.activate(id, call.by(), now), call.steps()));
  }

  private InForce rollBack(Call call) throws InterruptedException {
    String note = call.optional("note").orElse("");
    return inForce(
        work.putInForce((books, now) -> books.rollBack(call.by(), note, now), call.steps()));
  }

  private InForce inForce(ModelReleases.Done done) {
    return new InForce(RuleBooks.name(work.books().inForce()), done.release(), done.enterprises());
  }

  private List<Act> history() {
    List<Act> acts = new ArrayList<>();
    for (Journal.Entry entry : ModelReleases.told(work.books()::history)) {
      acts.add(0, Act.of(entry));
    }
    return acts;
  }
}
