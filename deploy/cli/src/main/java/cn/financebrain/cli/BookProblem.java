package cn.financebrain.cli;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with a book of rules, and where an editor shows it.
 *
 * @param rule its id; empty where it is not of one rule
 * @param line from 1; that of the rule where no closer place is known
 * @param column from 1
 * @param message in words, without the place; may have several lines
 */
record BookProblem(String file, String rule, int line, int column, String message) {
  private static final Pattern PROBLEM =
      Pattern.compile(
          "(?<file>.+?\\.yaml)(, rule (?<rule>[^:]*)| is not YAML)?: (?<message>(?s).*)");
  private static final Pattern PLACE = Pattern.compile("line:? (\\d+)(?:, column:? (\\d+))?");
  private static final Pattern IN_CONDITION = Pattern.compile("condition (\\d+):(\\d+): ");
  private static final Pattern CONDITION = Pattern.compile("\\bcondition:\\s*([\"']|[|>][+-]?$)?");

  /**
   * @param problem as the compiler of rules tells it
   * @param texts of the book, by the name of the file
   */
  static BookProblem of(String problem, Map<String, String> texts) {
    Matcher told = PROBLEM.matcher(problem);
    if (!told.matches()) {
      return new BookProblem("", "", 1, 1, problem);
    }
    String file = told.group("file");
    String rule = told.group("rule") == null ? "" : told.group("rule");
    String message = told.group("message");
    List<String> lines = texts.getOrDefault(file, "").lines().toList();
    return rule.isEmpty()
        ? ofFile(file, message, lines.size())
        : ofRule(file, rule, message, lines);
  }

  private static BookProblem ofFile(String file, String message, int lines) {
    int line = 1;
    int column = 1;
    Matcher place = PLACE.matcher(message);
    while (place.find()) { // the last one is the cause
      line = Integer.parseInt(place.group(1));
      column = place.group(2) == null ? 1 : Integer.parseInt(place.group(2));
    }
    return new BookProblem(file, "", Math.max(1, Math.min(line, lines)), column, message);
  }

  private static BookProblem ofRule(String file, String rule, String message, List<String> lines) {
    int line = lineOf(rule, lines);
    Matcher inCondition = IN_CONDITION.matcher(message);
    for (int i = line - 1; inCondition.lookingAt() && i < lines.size(); i++) {
      Matcher condition = CONDITION.matcher(lines.get(i));
      if (condition.find()) {
        int row = Integer.parseInt(inCondition.group(1));
        int column = Integer.parseInt(inCondition.group(2));
        boolean block = condition.group(1) != null && condition.group(1).matches("[|>].*");
        return block
            ? new BookProblem(file, rule, Math.min(i + 1 + row, lines.size()), column, message)
            : new BookProblem(file, rule, i + 1, condition.end() + column, message);
      }
    }
    return new BookProblem(file, rule, line, 1, message);
  }

  private static int lineOf(String rule, List<String> lines) {
    Pattern id =
        Pattern.compile("\\bid:\\s*[\"']?" + Pattern.quote(rule) + "[\"']?\\s*([,}#].*)?$");
    for (int i = 0; i < lines.size(); i++) {
      if (id.matcher(lines.get(i)).find()) {
        return i + 1;
      }
    }
    return 1;
  }
}
