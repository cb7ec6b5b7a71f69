package cn.financebrain.scoring.release;

import static cn.financebrain.scoring.Histories.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.CatalogueException;
import cn.financebrain.scoring.release.RuleBooks.State;
import cn.financebrain.scoring.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleBooksTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  @TempDir Path directory;

  private ReleaseDirectory releases;
  private RuleBooks books;

  @BeforeEach
  void open() {
    releases = new ReleaseDirectory(directory, CATALOGUE);
    books = new RuleBooks(directory, releases);
  }

  private Path written(String author, String condition) throws IOException {
    Path book = Files.createTempDirectory(directory, "book");
    Files.writeString(
        book.resolve("own.yaml"),
        """
        rules:
          - {id: r1, kind: hard, risk: default, band: red, zh: 甲, en: A, basis: b, author: %s, condition: "%s"}
        """
            .formatted(author, condition));
    return book;
  }

  private String submitted(String condition) throws IOException {
    return books.submit(RuleBookDirectory.read(written("li", condition)), "chen", "", day(0));
  }

  private String approved(String condition) throws IOException {
    String id = submitted(condition);
    books.approve(id, "wang", "", day(1));
    return id;
  }

  @Test
  void aBookIsHandedInApprovedPutInForceAndTakenBack() throws IOException {
    assertThat(books.state(Release.PRODUCT)).isEqualTo(State.IN_FORCE);
    String id = submitted("tag.reg_capital > 1");
    assertThat(books.state(id)).isEqualTo(State.DRAFT);
    assertThat(books.changed(id)).extracting(Rule::id).containsExactly("r1");
    assertThat(books.removed(id)).extracting(Rule::id).contains("fundraising_reports");
    books.approve(id, "wang", "", day(1));
    assertThat(books.state(id)).isEqualTo(State.APPROVED);

    Release release = books.activate(id, "zhao", day(2));
    assertThat(release.rules()).isEqualTo(id);
    assertThat(books.activate(id, "zhao", day(2))).as("again").isEqualTo(release);
    assertThat(books.state(id)).isEqualTo(State.IN_FORCE);

    assertThat(books.rollBack("zhao", "too many", day(3)).rules()).isEqualTo(Release.PRODUCT);
    assertThat(books.state(id)).isEqualTo(State.RETIRED);
    assertThatThrownBy(() -> books.rollBack("zhao", "", day(4)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("no other rule book");
    assertThat(books.history())
        .extracting(Journal.Entry::subject)
        .containsExactly(
            "rules:" + id, "rules:" + id, "rules:" + id, RuleBooks.subject(Release.PRODUCT));
    assertThat(books.activate(id, "zhao", day(5)).rules()).as("approved still").isEqualTo(id);
  }

  @Test
  void neitherWhoHandedItInNorTheAuthorOfAChangedRuleApproves() throws IOException {
    String id = submitted("tag.reg_capital > 1");

    assertThatThrownBy(() -> books.approve(id, " Chen", "", day(1)))
        .hasMessageContaining("was handed in by chen; somebody else must approve it");
    assertThatThrownBy(() -> books.approve(id, "LI", "", day(1)))
        .hasMessageContaining("LI is the author of rules that book %s changes (r1)".formatted(id));
    assertThatThrownBy(() -> books.activate(id, "zhao", day(1)))
        .hasMessageContaining("rule book %s is not approved".formatted(id));
    assertThat(releases.latest().number()).isZero();
  }

  @Test
  void theProductsBookComesBackByTwoPersonsOrARollback() throws IOException {
    books.activate(approved("tag.reg_capital > 1"), "zhao", day(2));

    assertThatThrownBy(() -> books.activate(Release.PRODUCT, "zhao", day(3)))
        .hasMessageContaining("is not approved");
    books.approve(Release.PRODUCT, "zhao", "", day(3));
    assertThatThrownBy(() -> books.activate(Release.PRODUCT, "Zhao", day(3)))
        .hasMessageContaining("somebody else must put it in force");
    assertThat(books.activate(Release.PRODUCT, "wang", day(3)).rules()).isEqualTo(Release.PRODUCT);
  }

  @Test
  void aDirectoryWithoutRulesIsNoBook() throws IOException {
    Path empty = Files.createDirectories(directory.resolve("empty"));
    Files.writeString(empty.resolve("own.yml"), "rules: []");
    assertThatThrownBy(() -> books.submit(RuleBookDirectory.read(empty), "chen", "", day(0)))
        .hasMessageContaining("has no file *.yaml");

    Path other = written("li", "true");
    Files.writeString(other.resolve("more.yaml"), "rule: [{id: r2}]");
    assertThatThrownBy(() -> books.submit(RuleBookDirectory.read(other), "chen", "", day(0)))
        .hasMessageContaining("more.yaml: unknown key 'rule', expected rules");
  }

  /** Approved against a book that had the author's rule already; by now it is a change. */
  @Test
  void anApprovalDoesNotOutliveTheBookThatItWasGivenAgainst() throws IOException {
    String first = approved("tag.reg_capital > 1");
    books.activate(first, "zhao", day(2));
    Path more = written("li", "tag.reg_capital > 1");
    Files.writeString(
        more.resolve("more.yaml"),
        "rules: [{id: r2, kind: veto, risk: default, zh: 乙, en: B, basis: b, author: sun,"
            + " condition: 'tag.reg_capital > 9'}]");
    String second = books.submit(RuleBookDirectory.read(more), "chen", "", day(3));
    books.approve(second, "li", "li's own rule is as it was", day(3));
    books.rollBack("zhao", "", day(4));

    assertThatThrownBy(() -> books.activate(second, "zhao", day(5)))
        .hasMessageContaining("li is the author of rules that book");
  }

  @Test
  void aBookThatDoesNotCompileIsNotKept() throws IOException {
    Path broken = written("li", "tag.no_tag > 1");

    assertThatThrownBy(() -> books.submit(RuleBookDirectory.read(broken), "chen", "", day(0)))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("in the book of rules")
        .hasMessageContaining("no_tag");
    assertThat(books.list()).containsExactly(Release.PRODUCT);
    assertThat(books.history()).isEmpty();
  }

  @Test
  void aBookWhoseFilesWereChangedIsRefused() throws IOException {
    String id = approved("tag.reg_capital > 1");
    Files.writeString(directory.resolve("rules").resolve(id).resolve("own.yaml"), "rules: []");

    assertThatThrownBy(() -> books.activate(id, "zhao", day(2)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("they were changed after they were written");
  }

  @Test
  void aCatalogueThatTheBookInForceDoesNotFitIsRefused() throws IOException {
    String added =
        "\n  - {id: cmp_title_cnt, zh: 有标题的投诉, en: Titled, aggregate: count, where: known(title)}\n";
    String other = new CatalogueDirectory(directory).add(MadeCatalogue.with(directory, added));
    releases.activate(other, Map.of(), day(0));
    ReleaseDirectory seen =
        new ReleaseDirectory(directory, new CatalogueDirectory(directory).open(other));
    RuleBooks under = new RuleBooks(directory, seen);
    String id =
        under.submit(
            RuleBookDirectory.read(written("li", "tag.cmp_title_cnt > 1")), "chen", "", day(0));
    under.approve(id, "wang", "", day(1));
    under.activate(id, "zhao", day(2));

    assertThatThrownBy(() -> seen.activate(Release.PRODUCT, Map.of(), day(3)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("does not fit the tag catalogue")
        .hasMessageContaining("cmp_title_cnt");
  }

  @Test
  void whoHandsABookInDoesNotChooseWhereItsFilesGo() throws IOException {
    String book =
        RuleBookDirectory.read(written("li", "tag.reg_capital > 1")).values().iterator().next();
    for (String name : List.of("../own.yaml", "a/own.yaml", ".own.yaml", "own.txt", "\0.yaml")) {
      assertThatThrownBy(() -> books.submit(Map.of(name, book), "chen", "", day(0)))
          .as(name)
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("expected a name of letters");
    }
    assertThat(books.submit(Map.of("自有规则.yaml", book), "chen", "", day(0))).hasSize(16);
  }
}
