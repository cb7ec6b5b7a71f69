package cn.financebrain.cli;

import cn.financebrain.cli.operations.Operation;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.scoring.release.RuleBooks;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the desk has done to books of rules. */
final class RuleOperations {
  private RuleOperations() {}

  static Map<String, Operation> of(StackDirectory directory, StackSettings settings) {
    return Map.of("rules-list", call -> list(settings));
  }

  /**
   * A book.
   *
   * @param submitter empty for the product's
   * @param approver empty until it is approved
   */
  record Book(String id, String name, String state, String submitter, String approver) {}

  private static List<Book> list(StackSettings settings) {
    RuleBooks books = RulesCommand.books(settings);
    return books.list().stream()
        .map(
            id ->
                new Book(
                    id,
                    RuleBooks.name(id),
                    books.state(id).name().toLowerCase(Locale.ROOT),
                    books.submitter(id).orElse(""),
                    books.approver(id).orElse("")))
        .toList();
  }
}
