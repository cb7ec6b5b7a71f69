package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.CatalogueException;
import cn.financebrain.scoring.rule.Rules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BookProblemTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  private static List<BookProblem> problems(String yaml) {
    Map<String, String> texts = Map.of("own.yaml", yaml);
    try {
      Rules.compile(texts, CATALOGUE);
      return List.of();
    } catch (CatalogueException e) {
      return e.problems().stream().map(problem -> BookProblem.of(problem, texts)).toList();
    }
  }

  @Test
  void aConditionIsWrongAtItsLineAndColumn() {
    List<BookProblem> problems =
        problems(
            """
            rules:
              - id: first
                kind: veto
                risk: default
                zh: 甲
                en: A
                basis: b
                author: li
                condition: tag.reg_capital > 1
              - id: second
                kind: veto
                risk: default
                zh: 乙
                en: B
                basis: b
                author: li
                condition: tag.no_tag > 1
            """);
    assertThat(problems).hasSize(1);
    BookProblem problem = problems.get(0);
    assertThat(problem.file()).isEqualTo("own.yaml");
    assertThat(problem.rule()).isEqualTo("second");
    assertThat(problem.line()).isEqualTo(17);
    assertThat("    condition: tag.no_tag > 1".substring(problem.column() - 1))
        .startsWith(".no_tag");
    assertThat(problem.message()).contains("undefined field 'no_tag'");
  }

  @Test
  void inABlockOfSeveralLinesTheLineIsThatOfTheCondition() {
    List<BookProblem> problems =
        problems(
            """
            rules:
              - id: long
                kind: veto
                risk: default
                zh: 甲
                en: A
                basis: b
                author: li
                condition: |
                  tag.reg_capital > 1
                  && tag.no_tag > 1
            """);
    assertThat(problems).extracting(BookProblem::line).containsExactly(11);
  }

  @Test
  void whatAllRulesLackIsToldAtTheRule() {
    List<BookProblem> problems =
        problems(
            """
            rules:
              - {id: r1, kind: hard, risk: default, zh: 甲, en: A, basis: b, author: li, condition: "true"}
              - {id: r2, kind: soft, risk: default, zh: 甲, en: A, basis: b, author: li}
            """);
    assertThat(problems)
        .extracting(problem -> problem.line() + " " + problem.message())
        .containsExactly(
            "2 key 'band' is missing",
            "3 kind 'soft', expected one of [hard, points, veto, whitelist]");
  }

  @Test
  void whatIsNoYamlIsToldAtItsLine() {
    assertThat(problems("rules:\n  - {id: r1\n  - {id: r2}\n"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.line()).isBetween(2, 3));
  }

  @Test
  void whatIsOfNoFileIsToldAllTheSame() {
    assertThat(BookProblem.of("something else", Map.of()))
        .isEqualTo(new BookProblem("", "", 1, 1, "something else"));
  }
}
