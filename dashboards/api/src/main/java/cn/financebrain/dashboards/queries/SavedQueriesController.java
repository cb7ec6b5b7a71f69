package cn.financebrain.dashboards.queries;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.queries.SavedQueries.Draft;
import cn.financebrain.dashboards.queries.SavedQueries.User;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/queries/saved}: queries under names. */
@RestController
@RequestMapping("/api/queries/saved")
@Needs(Right.SQL_QUERY)
class SavedQueriesController {
  private static final int NAME_MAX = 60;
  private static final int DESCRIPTION_MAX = 500;

  private final SavedQueries queries;

  SavedQueriesController(SavedQueries queries) {
    this.queries = queries;
  }

  record DraftBody(
      String name, String description, Boolean shared, String statement, Integer version) {}

  @GetMapping
  QueryJson.SavedList list(@AuthenticationPrincipal Account account) {
    return new QueryJson.SavedList(
        queries.seenBy(account.name()).stream()
            .map(query -> QueryJson.Saved.of(query, account.name()))
            .toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  QueryJson.Saved create(
      @RequestBody DraftBody body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return QueryJson.Saved.of(queries.create(draft(body), user(account, request)), account.name());
  }

  @GetMapping("/{id}")
  QueryJson.SavedWhole get(@PathVariable String id, @AuthenticationPrincipal Account account) {
    SavedQuery query = queries.get(idOf(id), account.name());
    return new QueryJson.SavedWhole(
        QueryJson.Saved.of(query, account.name()), queries.versions(query.id()));
  }

  @PutMapping("/{id}")
  QueryJson.Saved change(
      @PathVariable String id,
      @RequestBody DraftBody body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    int version = Bodies.present("version", body.version());
    return QueryJson.Saved.of(
        queries.change(idOf(id), version, draft(body), user(account, request)), account.name());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      @PathVariable String id,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    queries.delete(idOf(id), user(account, request));
  }

  private static UUID idOf(String id) {
    return Parameters.uuid(id, ProblemCode.QUERY_NOT_FOUND);
  }

  private static Draft draft(DraftBody body) {
    String name = Bodies.text("name", body.name(), NAME_MAX).strip();
    return new Draft(
        Bodies.text("name", name, NAME_MAX),
        Bodies.optionalText("description", body.description(), DESCRIPTION_MAX),
        Bodies.present("shared", body.shared()),
        QueriesController.statement(body.statement()));
  }

  private static User user(Account account, HttpServletRequest request) {
    return new User(account.name(), request.getRemoteAddr());
  }
}
