package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.cli.operations.Call;
import cn.financebrain.cli.operations.Operation;
import cn.financebrain.cli.operations.Steps;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleOperationsTest {
  private static final String OWN =
      """
      rules:
        - {id: r1, kind: hard, risk: default, band: red, zh: 甲, en: A, basis: b, author: li, condition: "%s"}
      """;

  @TempDir Path data;

  private Map<String, Operation> operations;

  @BeforeEach
  void open() {
    StackSettings settings =
        new StackSettings(null, null, null, null, null, data.resolve("models"));
    operations = RuleOperations.of(new StackDirectory(data), settings);
  }

  private Object run(String operation, String by, Map<String, ?> arguments)
      throws InterruptedException {
    return operations
        .get(operation)
        .run(new Call(new ObjectMapper().valueToTree(arguments), by, Steps.UNCOUNTED));
  }

  private RuleOperations.Book submitted(String condition) throws InterruptedException {
    return (RuleOperations.Book)
        run(
            "rules-submit",
            "chen",
            Map.of("files", Map.of("own.yaml", OWN.formatted(condition)), "note", "季度"));
  }

  @Test
  void aBookIsHandedInAndApprovedBySomebodyElse() throws InterruptedException {
    RuleOperations.Book draft = submitted("tag.reg_capital > 1");
    assertThat(draft.state()).isEqualTo("draft");
    assertThat(draft.submitter()).isEqualTo("chen");
    assertThat(draft.note()).isEqualTo("季度");

    assertThatThrownBy(() -> run("rules-approve", "chen", Map.of("book", draft.id())))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failure ->
                assertThat(failure.text(Messages.WORDS, Locale.SIMPLIFIED_CHINESE))
                    .isEqualTo("规则集 %s 由 chen 提交，须由其他人审批".formatted(draft.id())));
    assertThatThrownBy(() -> run("rules-approve", "li", Map.of("book", draft.id())))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failure ->
                assertThat(failure.text(Messages.WORDS, Locale.ENGLISH))
                    .startsWith("li is the author of rules"));
    RuleOperations.Book approved =
        (RuleOperations.Book) run("rules-approve", "wang", Map.of("book", draft.id()));
    assertThat(approved.state()).isEqualTo("approved");
    assertThat(approved.approver()).isEqualTo("wang");
    assertThat((List<?>) run("rules-list", "wang", Map.of()))
        .extracting(book -> ((RuleOperations.Book) book).id())
        .containsExactly("product", draft.id());
    assertThat((List<?>) run("rules-history", "wang", Map.of()))
        .extracting(act -> ((Act) act).action())
        .containsExactly("approved", "submitted");
  }

  @Test
  void aBookShowsItsRulesAndWhatItChanges() throws InterruptedException {
    RuleOperations.Book draft = submitted("tag.reg_capital > 1");
    RuleOperations.Shown shown =
        (RuleOperations.Shown) run("rules-show", "wang", Map.of("book", draft.id()));
    assertThat(shown.files()).containsKey("own.yaml");
    assertThat(shown.rules())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.kind()).isEqualTo("hard");
              assertThat(rule.band()).isEqualTo("red");
              assertThat(rule.points()).isNull();
              assertThat(rule.since()).isNull();
              assertThat(rule.condition()).isEqualTo("tag.reg_capital > 1");
            });
    assertThat(shown.changes())
        .extracting(RuleView.Change::change)
        .contains("added", "removed")
        .doesNotContain("changed");
  }

  @Test
  void aCheckTellsWhatIsWrongAndChangesNothing() throws InterruptedException {
    RuleOperations.Checked wrong =
        (RuleOperations.Checked)
            run(
                "rules-check",
                "chen",
                Map.of("files", Map.of("own.yaml", OWN.formatted("tag.no_tag"))));
    assertThat(wrong.problems()).singleElement().extracting(BookProblem::line).isEqualTo(2);
    RuleOperations.Checked sound =
        (RuleOperations.Checked)
            run(
                "rules-check",
                "chen",
                Map.of("files", Map.of("own.yaml", OWN.formatted("tag.reg_capital > 1"))));
    assertThat(sound.problems()).isEmpty();
    assertThat(sound.rules()).isEqualTo(1);
    assertThat((List<?>) run("rules-list", "wang", Map.of())).hasSize(1);
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThatThrownBy(() -> run("rules-show", "chen", Map.of("book", "0123")))
        .isInstanceOf(CommandFailure.class);
    assertThatThrownBy(
            () ->
                run(
                    "rules-submit",
                    "chen",
                    Map.of("files", Map.of("../own.yaml", OWN.formatted("true")))))
        .isInstanceOf(CommandFailure.class);
    assertThatThrownBy(() -> run("rules-check", "chen", Map.of("files", Map.of("a.yaml", 1))))
        .isInstanceOf(CommandFailure.class);
    for (String since : List.of("1900-01-01", "soon")) {
      assertThatThrownBy(
              () ->
                  run(
                      "rules-try",
                      "chen",
                      Map.of("book", "product", "regions", List.of(""), "since", since)))
          .isInstanceOfSatisfying(
              CommandFailure.class,
              failure ->
                  assertThat(failure.text(Messages.WORDS, Locale.ENGLISH)).contains("'since'"));
    }
  }
}
