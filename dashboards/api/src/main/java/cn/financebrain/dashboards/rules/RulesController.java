package cn.financebrain.dashboards.rules;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.operations.Job;
import cn.financebrain.dashboards.rules.Acts.Act;
import cn.financebrain.dashboards.rules.Acts.Asker;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code /api/rules}: books of rules, what they would do, and who puts them in force. */
@RestController
@RequestMapping("/api/rules")
@Needs(Right.RULES_READ)
class RulesController {
  private static final int FILES_MAX = 50;
  private static final int NAME_MAX = 100;
  private static final int TEXT_MAX = 1 << 20;
  static final int NOTE_MAX = 500;

  private final Acts acts;

  RulesController(Acts acts) {
    this.acts = acts;
  }

  record Note(String note) {
    String text() {
      return Bodies.optionalText("note", note, NOTE_MAX);
    }
  }

  record Files(Map<String, String> files) {
    Map<String, String> checked() {
      return read(files);
    }
  }

  record Draft(Map<String, String> files, String note) {}

  /**
   * @param book that is tried; or files that are not handed in yet
   */
  record Trial(String book, Map<String, String> files, String since, String asOf) {}

  private static Map<String, String> read(Map<String, String> files) {
    Bodies.present("files", files);
    if (files.isEmpty() || files.size() > FILES_MAX) {
      throw Bodies.invalid(
          "files",
          "应为 1 到 %d 个文件".formatted(FILES_MAX),
          "expected 1 to %d files".formatted(FILES_MAX));
    }
    files.forEach(
        (name, text) -> {
          Bodies.text("files", name, NAME_MAX);
          Bodies.text("files." + name, text, TEXT_MAX);
        });
    return files;
  }

  @GetMapping("/books")
  JsonNode books(@AuthenticationPrincipal Account account) {
    return acts.look("rules-list", account, Map.of());
  }

  @GetMapping("/books/{book}")
  JsonNode book(@PathVariable String book, @AuthenticationPrincipal Account account) {
    return acts.look("rules-show", account, Map.of("book", book));
  }

  @GetMapping("/history")
  JsonNode history(@AuthenticationPrincipal Account account) {
    return acts.look("rules-history", account, Map.of());
  }

  @PostMapping("/check")
  @Needs(Right.RULES_MAKE)
  JsonNode check(@RequestBody Files body, @AuthenticationPrincipal Account account) {
    return acts.look("rules-check", account, Map.of("files", body.checked()));
  }

  @PostMapping("/books")
  @Needs(Right.RULES_MAKE)
  @ResponseStatus(HttpStatus.CREATED)
  JsonNode submit(
      @RequestBody Draft body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    Map<String, String> files = read(body.files());
    String note = Bodies.optionalText("note", body.note(), NOTE_MAX);
    return acts.result(
        new Act(
            "rules-submit",
            Action.RULES_SUBMITTED,
            String.join(", ", files.keySet()),
            note,
            Map.of("files", files, "note", note)),
        Asker.of(account, request));
  }

  @PostMapping("/trials")
  @Needs({Right.RULES_MAKE, Right.RULES_CHECK})
  Job tryOut(
      @RequestBody Trial body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    Map<String, Object> arguments = new HashMap<>();
    arguments.put("regions", account.territory().prefixes());
    String book = Bodies.optionalText("book", body.book(), NAME_MAX);
    if (book.isEmpty()) {
      arguments.put("files", read(body.files()));
    } else {
      arguments.put("book", Acts.whole("book", book));
    }
    String since = Bodies.optionalText("since", body.since(), NAME_MAX);
    arguments.put("since", since);
    arguments.put("asOf", Bodies.optionalText("asOf", body.asOf(), NAME_MAX));
    return acts.begin(
        new Act(Acts.TRIAL, Action.RULES_TRIED, book, since, arguments),
        Asker.of(account, request));
  }

  /** What leaves of a trial by a file. */
  record Exported(List<JsonNode> items) {}

  /** Names enterprises, so it takes the right to export beside that to try. */
  @GetMapping("/trials/{job}/export")
  @Needs(Right.EXPORT)
  Exported export(
      @PathVariable String job,
      @RequestParam(defaultValue = "all") String shown,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    if (!account.may(Right.RULES_MAKE)) {
      account.require(Right.RULES_CHECK);
    }
    Parameters.oneOf("shown", shown, "all", "added", "dropped");
    return new Exported(
        acts.export(
            job,
            each -> shown.equals("all") || each.path("added").asBoolean() == shown.equals("added"),
            Asker.of(account, request)));
  }

  @PostMapping("/books/{book}/approval")
  @Needs(Right.RULES_CHECK)
  JsonNode approve(
      @PathVariable String book,
      @RequestBody Note body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return acts.result(
        new Act(
            "rules-approve",
            Action.RULES_APPROVED,
            Acts.whole("book", book),
            body.text(),
            Map.of("book", book, "note", body.text())),
        Asker.of(account, request));
  }

  @PostMapping("/books/{book}/activation")
  @Needs(Right.RULES_CHECK)
  Job activate(
      @PathVariable String book,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return acts.begin(
        new Act(
            "rules-activate",
            Action.RULES_ACTIVATED,
            Acts.whole("book", book),
            "",
            Map.of("book", book)),
        Asker.of(account, request));
  }

  @PostMapping("/rollback")
  @Needs(Right.RULES_CHECK)
  Job rollBack(
      @RequestBody Note body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return acts.begin(
        new Act(
            "rules-rollback",
            Action.RULES_ROLLED_BACK,
            "",
            body.text(),
            Map.of("note", body.text())),
        Asker.of(account, request));
  }
}
