package cn.financebrain.scoring.release;

import cn.financebrain.scoring.release.Journal.Action;
import cn.financebrain.scoring.rule.Rule;
import cn.financebrain.scoring.rule.Rules;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The life of books of rules: who handed one in, who approved it, and which is in force. A book may
 * come into force only after somebody has approved it who neither handed it in nor is the author of
 * a rule that it changes.
 *
 * <p>Whoever puts a book in force must hold the publishers' lock, as for any release.
 */
public final class RuleBooks {
  private static final String SUBJECT = "rules:";
  private static final String PRODUCT = "product";

  private final ReleaseDirectory releases;
  private final RuleBookDirectory books;
  private final Journal journal;

  /** Where a book stands. */
  public enum State {
    /** Kept, and not approved. */
    DRAFT,
    /** May come into force. */
    APPROVED,
    /** Records are judged by it. */
    IN_FORCE,
    /** Was in force; may be again. */
    RETIRED
  }

  /**
   * @param directory that of {@code releases}
   */
  public RuleBooks(Path directory, ReleaseDirectory releases) {
    this.releases = releases;
    this.books = new RuleBookDirectory(directory);
    this.journal = new Journal(directory);
  }

  /** What the journal calls a book. */
  public static String subject(String id) {
    return SUBJECT + name(id);
  }

  /** What people call a book. */
  public static String name(String id) {
    return id.equals(Release.PRODUCT) ? PRODUCT : id;
  }

  /** All that was done to books, by number. */
  public List<Journal.Entry> history() {
    return journal.list().stream().filter(entry -> entry.subject().startsWith(SUBJECT)).toList();
  }

  /** The ids of all books, the product's first. */
  public List<String> list() {
    List<String> ids = new ArrayList<>();
    ids.add(Release.PRODUCT);
    ids.addAll(books.list());
    return ids;
  }

  /** A book, compiled against the catalogue in force. */
  public Rules open(String id) {
    return books.open(id, releases.catalogue());
  }

  /** Id of the book in force. */
  public String inForce() {
    return releases.latest().rules();
  }

  public State state(String id) {
    if (id.equals(inForce())) {
      return State.IN_FORCE;
    }
    if (releases.list().stream().anyMatch(release -> release.rules().equals(id))) {
      return State.RETIRED;
    }
    return approver(id).isPresent() ? State.APPROVED : State.DRAFT;
  }

  public Optional<String> submitter(String id) {
    return journal.last(subject(id), Action.SUBMITTED).map(Journal.Entry::by);
  }

  public Optional<String> approver(String id) {
    return journal.last(subject(id), Action.APPROVED).map(Journal.Entry::by);
  }

  /**
   * Keeps the book of a directory as a draft. Again it changes nothing: who came first stays who
   * handed it in.
   *
   * @return its id
   * @throws cn.financebrain.scoring.profile.CatalogueException if it does not compile
   */
  public String submit(Path directory, String by, String note, Instant at) {
    String id = books.add(directory, releases.catalogue());
    if (submitter(id).isEmpty() && !id.equals(Release.PRODUCT)) {
      journal.add(subject(id), Action.SUBMITTED, by, note, 0, at);
    }
    return id;
  }

  /**
   * Approves a book.
   *
   * @throws ReleaseException if nobody handed it in, or {@code by} did or wrote a rule that it
   *     changes
   */
  public void approve(String id, String by, String note, Instant at) {
    String submitter =
        submitter(id)
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "rule book %s was not handed in by anybody".formatted(name(id))));
    if (ModelRegistry.same(submitter, by)) {
      throw new ReleaseException(
          "rule book %s was handed in by %s; somebody else must approve it"
              .formatted(id, submitter));
    }
    requireNoAuthor(id, by);
    if (approver(id).isEmpty()) {
      journal.add(subject(id), Action.APPROVED, by, note, 0, at);
    }
  }

  private void requireNoAuthor(String id, String by) {
    List<String> own =
        changed(id).stream()
            .filter(rule -> ModelRegistry.same(rule.author(), by))
            .map(Rule::id)
            .toList();
    if (!own.isEmpty()) {
      throw new ReleaseException(
          "%s is the author of rules that book %s changes (%s); somebody else must approve it"
              .formatted(by, id, String.join(", ", own)));
    }
  }

  /** The rules of a book that are new or otherwise than in the book in force. */
  public List<Rule> changed(String id) {
    List<Rule> before = open(inForce()).rules();
    return open(id).rules().stream().filter(rule -> !before.contains(rule)).toList();
  }

  /** The rules that the book in force has and a book has not, by id. */
  public List<Rule> removed(String id) {
    List<String> kept = open(id).rules().stream().map(Rule::id).toList();
    return open(inForce()).rules().stream().filter(rule -> !kept.contains(rule.id())).toList();
  }

  /**
   * Puts an approved book in force; the latest release where it is already.
   *
   * @throws ReleaseException if it is not approved, its approver is the author of a rule that it
   *     changes by now, or it does not compile against the catalogue in force
   */
  public Release activate(String id, String by, Instant at) {
    if (id.equals(inForce())) {
      return releases.latest();
    }
    if (!id.equals(Release.PRODUCT)) {
      String approver =
          approver(id)
              .orElseThrow(
                  () -> new ReleaseException("rule book %s is not approved".formatted(id)));
      requireNoAuthor(id, approver); // the book in force may be another one than then
    }
    Release next = releases.activateRules(id, at);
    journal.add(subject(id), Action.PROMOTED, by, "", next.number(), at);
    return next;
  }

  /**
   * Puts the book before the present one in force again. Once more, it goes back further.
   *
   * @throws ReleaseException if there was none before, or it does not compile any more
   */
  public Release rollBack(String by, String note, Instant at) {
    Deque<String> inForce = Succession.of(releases.list(), journal, Release::rules);
    inForce.pop();
    if (inForce.isEmpty()) {
      throw new ReleaseException("no other rule book was in force before this one");
    }
    Release next = releases.activateRules(inForce.peek(), at);
    journal.add(subject(inForce.peek()), Action.ROLLED_BACK, by, note, next.number(), at);
    return next;
  }
}
