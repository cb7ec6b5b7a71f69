package cn.financebrain.cli.pages;

import cn.financebrain.cli.stack.StackDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each page asks of the desk when it opens, by who opens it. */
final class DeskRequests {
  private static final String PASSWORD = "of-the-bench-alone";

  private final Map<String, DeskVisitor> visitors = new HashMap<>();

  private DeskRequests() {}

  /**
   * The first account gets a password that the others have too.
   *
   * @param rows where the others are made
   */
  static DeskRequests signIn(StackDirectory directory, String desk, DeskRows rows)
      throws IOException, InterruptedException, SQLException {
    rows.awaitFirstAccounts();
    String first = firstPassword(directory.firstPasswordFile());
    new DeskVisitor(desk, "office", first).changePassword(first, PASSWORD);
    rows.writeAccounts();
    DeskRequests requests = new DeskRequests();
    for (String role : DeskRows.ROLES) {
      requests.visitors.put(role, new DeskVisitor(desk, "bench-" + role, PASSWORD));
    }
    return requests;
  }

  private static String firstPassword(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("office "))
        .map(line -> line.substring("office ".length()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * @param page key of its name
   * @param query what of it, such as {@code list}
   */
  record DeskRequest(String page, String query, DeskVisitor visitor, String path) {
    void run() throws IOException, InterruptedException {
      visitor.get(path);
    }
  }

  /** The first asks who is signed in: what every request costs. */
  List<DeskRequest> all(String enterprise) {
    return List.of(
        of("session", "who", "city-office", "/api/session"),
        of("cases", "list", "city-office", "/api/cases"),
        of("cases", "due-soon", "city-office", "/api/cases?mark=due-soon"),
        of("cases", "district", "city-office", "/api/cases?district=330381"),
        of("cases", "closed", "city-office", "/api/cases?state=closed"),
        of("cases", "by-name", "city-office", "/api/cases?query=%E7%AC%AC4711"),
        of("cases", "one", "city-office", "/api/cases/" + DeskRows.number()),
        of("tasks", "mine", "town-inspector", "/api/cases?handler=me"),
        of("assignees", "of-a-district", "city-office", "/api/assignees?region=330381"),
        of("bulk", "waiting", "approver", "/api/bulk"),
        of("alerts", "list", "city-office", "/api/alerts"),
        of("alerts", "queue", "city-office", "/api/alert-queue"),
        of("cockpit", "whole", "city-office", "/api/cockpit"),
        of("profile", "head", "city-office", "/api/enterprises/" + enterprise),
        of("look-ups", "list", "bank-officer", "/api/look-ups"),
        of("audit", "list", "auditor", "/api/audit"),
        of("audit", "of-a-person", "auditor", "/api/audit?actor=inspector7"),
        of("audit", "of-an-object", "auditor", "/api/audit?object=" + enterprise),
        of("accounts", "list", "system-admin", "/api/accounts"));
  }

  private DeskRequest of(String page, String query, String role, String path) {
    return new DeskRequest(page, query, visitors.get(role), path);
  }
}
