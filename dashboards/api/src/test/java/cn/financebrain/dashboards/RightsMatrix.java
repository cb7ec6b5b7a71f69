package cn.financebrain.dashboards;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of {@code rights-matrix.txt}, whose header says what its columns mean. */
final class RightsMatrix {
  /** The columns, in their order. */
  static final List<String> ROLES =
      List.of(
          "city-office",
          "analyst",
          "district-lead",
          "town-inspector",
          "industry-authority",
          "police-liaison",
          "bank-officer",
          "approver",
          "rule-maker",
          "rule-checker",
          "auditor",
          "security-admin",
          "system-admin",
          "data-engineer");

  static final List<Row> ROWS = read();

  private static final int BEFORE_ROLES = 3;

  private RightsMatrix() {}

  /** What a territory leaves of an operation. */
  enum Mark {
    NARROWED,
    HIDDEN,
    REFUSED,
    OWN,
    CITY
  }

  /**
   * An operation.
   *
   * @param template its path, such as {@code /api/cases/{number}}
   * @param marks a letter a role: y where it may
   */
  record Row(String method, String template, Mark mark, String marks) {
    private static Row parse(String line) {
      String[] cells = line.strip().split(" +", -1);
      List<String> marks = List.of(cells).subList(BEFORE_ROLES, cells.length);
      if (marks.size() != ROLES.size()) {
        throw new IllegalStateException("not a column for each role: " + line);
      }
      return new Row(
          cells[0],
          cells[1],
          Mark.valueOf(cells[2].toUpperCase(Locale.ROOT)),
          String.join("", marks));
    }

    String operation() {
      return method + ' ' + template;
    }

    boolean namesOne() {
      return template.contains("{");
    }

    /** The roles that may. */
    List<String> roles() {
      List<String> roles = new ArrayList<>(ROLES);
      roles.removeIf(role -> marks.charAt(ROLES.indexOf(role)) != 'y');
      return roles;
    }

    @Override
    public String toString() {
      return operation();
    }
  }

  private static List<Row> read() {
    try (InputStream table = RightsMatrix.class.getResourceAsStream("/rights-matrix.txt")) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Row::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
