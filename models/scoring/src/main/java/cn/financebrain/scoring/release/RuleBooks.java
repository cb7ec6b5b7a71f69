package cn.financebrain.scoring.release;

import cn.financebrain.scoring.release.Journal.Action;
import cn.financebrain.scoring.rule.Rule;
import cn.financebrain.scoring.rule.Rules;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
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
  private final FourEyes approval;

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
    this.approval = new FourEyes(journal, "rule book", "规则集");
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
    return journal.list().stream().filter(RuleBooks::isAbout).toList();
  }

  static boolean isAbout(Journal.Entry entry) {
    return entry.subject().startsWith(SUBJECT);
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
    return approval.submitter(subject(id));
  }

  public Optional<String> approver(String id) {
    return approval.approver(subject(id));
  }

  /**
   * Keeps a book as a draft. Again it changes nothing: who came first stays who handed it in.
   *
   * @param texts YAML by the name of the file
   * @return its id
   * @throws cn.financebrain.scoring.profile.CatalogueException if it does not compile
   */
  public String submit(Map<String, String> texts, String by, String note, Instant at) {
    String id = books.add(texts, releases.catalogue());
    if (!id.equals(Release.PRODUCT)) {
      approval.submit(subject(id), by, note, at);
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
    if (!id.equals(Release.PRODUCT)) { // nobody here handed it in
      approval.requireOther(subject(id), by);
    }
    requireNoAuthor(id, by);
    approval.approve(subject(id), by, note, at);
  }

  private void requireNoAuthor(String id, String by) {
    List<String> own =
        changed(id).stream()
            .filter(rule -> FourEyes.same(rule.author(), by))
            .map(Rule::id)
            .toList();
    if (!own.isEmpty()) {
      throw ReleaseException.refused(
          "%s is the author of rules that book %s changes (%s); somebody else must approve it"
              .formatted(by, id, String.join(", ", own)),
          "%s 是规则集 %s 所改规则（%s）的编写人，须由其他人审批".formatted(by, id, String.join("、", own)));
    }
  }

  /** The rules of a book that are new or otherwise than in the book in force. */
  public List<Rule> changed(String id) {
    return open(id).changedFrom(open(inForce()));
  }

  /** The rules that the book in force has and a book has not, by id. */
  public List<Rule> removed(String id) {
    return open(id).removedFrom(open(inForce()));
  }

  /**
   * Puts an approved book in force; the latest release where it is already.
   *
   * @throws ReleaseException if it is not approved, its approver is the author of a rule that it
   *     changes by now, or it does not compile against the catalogue in force; and if it is the
   *     product's and {@code by} approved it
   */
  public Release activate(String id, String by, Instant at) {
    if (id.equals(inForce())) {
      int since = Succession.since(releases.list(), Release::rules);
      if (since > 0) {
        journal.complete(subject(id), Action.PROMOTED, by, since, at);
      }
      return releases.latest();
    }
    String approver = approval.requireApproved(subject(id));
    requireNoAuthor(id, approver); // the book in force may be another one than then
    if (id.equals(Release.PRODUCT) && FourEyes.same(approver, by)) {
      throw ReleaseException.refused(
          "%s approved the product's book; somebody else must put it in force".formatted(by),
          "产品自带规则集由 %s 审批，须由其他人启用".formatted(by));
    }
    Release next = releases.write(release -> release.withRules(id), at);
    journal.add(subject(id), Action.PROMOTED, by, "", next.number(), at);
    return next;
  }

  /**
   * Puts the book before the present one in force again. Once more, it goes back further.
   *
   * @throws ReleaseException if there was none before, or it does not compile any more
   */
  public Release rollBack(String by, String note, Instant at) {
    Deque<String> inForce = Succession.of(releases.list(), Release::rules);
    inForce.pop();
    if (inForce.isEmpty()) {
      throw ReleaseException.refused(
          "no other rule book was in force before this one", "在此之前没有启用过其他规则集");
    }
    String before = inForce.pop();
    Release next = releases.write(release -> release.withRules(before).rollingBack(), at);
    journal.add(subject(before), Action.ROLLED_BACK, by, note, next.number(), at);
    return next;
  }
}
