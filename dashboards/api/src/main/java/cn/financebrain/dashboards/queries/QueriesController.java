package cn.financebrain.dashboards.queries;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.queries.QueryRun.State;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.PersonQueries.AnswerColumn;
import cn.financebrain.store.PersonQueries.Cost;
import cn.financebrain.store.sql.GuardedStatement;
import cn.financebrain.store.sql.StatementGuard;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/queries}: queries of the warehouse that people write. */
@RestController
@RequestMapping("/api/queries")
@Needs(Right.SQL_QUERY)
class QueriesController {
  private static final int VALUE_MAX = 4_000;
  private static final int VALUES_MAX = 50;
  private static final int PURPOSE_MAX = 200;
  private static final int PAGE_MAX = 1_000;
  private static final int HISTORY = 200;

  private final QueryDesk desk;
  private final QueryRuns runs;
  private final QueryHistory history;
  private final AuditTrail audit;
  private final InstantSource clock;

  QueriesController(
      QueryDesk desk, QueryRuns runs, QueryHistory history, AuditTrail audit, InstantSource clock) {
    this.desk = desk;
    this.runs = runs;
    this.history = history;
    this.audit = audit;
    this.clock = clock;
  }

  record StatementBody(String statement, Map<String, String> parameters) {}

  record ExportBody(
      String statement, Map<String, String> parameters, String format, String purpose) {}

  @GetMapping("/schema")
  QueryJson.Schema schema(@AuthenticationPrincipal Account account) {
    return new QueryJson.Schema(desk.schema(account), StatementGuard.functions());
  }

  /** Which parameters a statement has, however incomplete it is otherwise. */
  @PostMapping("/parameters")
  QueryJson.Parameters parameters(@RequestBody StatementBody body) {
    return new QueryJson.Parameters(QueryDesk.parameters(statement(body.statement())));
  }

  @PostMapping("/check")
  QueryJson.Check check(
      @RequestBody StatementBody body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    Asked asked = asked(body.statement(), body.parameters(), account, request);
    GuardedStatement guarded = desk.guard(asked);
    List<AnswerColumn> columns = desk.columns(asked, guarded);
    Cost cost = desk.cost(asked, guarded);
    return new QueryJson.Check(
        QueryDesk.parameters(asked.statement()),
        QueryJson.Column.of(columns),
        cost.parts(),
        cost.rows());
  }

  @PostMapping("/runs")
  @ResponseStatus(HttpStatus.ACCEPTED)
  QueryJson.Run run(
      @RequestBody StatementBody body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      Locale locale) {
    return json(runs.look(asked(body.statement(), body.parameters(), account, request)), locale);
  }

  @PostMapping("/exports")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Right.EXPORT)
  QueryJson.Run export(
      @RequestBody ExportBody body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      Locale locale) {
    account.require(Right.SQL_QUERY);
    String format =
        Parameters.oneOf(
            "format", Bodies.present("format", body.format()), "csv", "xlsx", "parquet");
    String purpose = Bodies.text("purpose", body.purpose(), PURPOSE_MAX).strip();
    Bodies.text("purpose", purpose, PURPOSE_MAX);
    Asked asked = asked(body.statement(), body.parameters(), account, request);
    return json(
        runs.export(asked, ExportFormat.valueOf(format.toUpperCase(Locale.ROOT)), purpose), locale);
  }

  @GetMapping("/runs/{id}")
  QueryJson.Run state(
      @PathVariable String id, @AuthenticationPrincipal Account account, Locale locale) {
    return json(find(account, id), locale);
  }

  @DeleteMapping("/runs/{id}")
  QueryJson.Cancelled cancel(
      @PathVariable String id, @AuthenticationPrincipal Account account, Locale locale) {
    QueryRun run = find(account, id);
    boolean gone = runs.cancel(run);
    return new QueryJson.Cancelled(json(run, locale), gone);
  }

  @GetMapping("/runs/{id}/rows")
  QueryJson.Rows rows(
      @PathVariable String id,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "200") int limit,
      @RequestParam(defaultValue = "-1") int sort,
      @RequestParam(defaultValue = "false") boolean descending,
      @AuthenticationPrincipal Account account)
      throws IOException {
    QueryRun run = find(account, id);
    ResultFile result = run.result();
    if (result == null) {
      return new QueryJson.Rows(0, 0, List.of());
    }
    if (limit < 1 || limit > PAGE_MAX) {
      throw Parameters.invalid("limit", Integer.toString(limit), "1–%d".formatted(PAGE_MAX));
    }
    if (offset < 0) {
      throw Parameters.invalid("offset", Integer.toString(offset), "0 –");
    }
    if (sort >= run.columns.size()) {
      throw Parameters.invalid(
          "sort", Integer.toString(sort), "-1–%d".formatted(run.columns.size() - 1));
    }
    int total = result.rows();
    int from = Math.min(offset, total);
    IntStream places = IntStream.range(from, Math.min(total, from + limit));
    if (sort >= 0 && run.state() != State.RUNNING) {
      int[] order =
          run.order(
              sort + "/" + descending,
              () -> ResultOrder.of(result, sort, run.columns.get(sort).type(), descending));
      places = places.map(place -> order[place]);
    }
    return new QueryJson.Rows(from, total, result.read(places.toArray()));
  }

  /** The file of an export; each fetching is in the audit trail. */
  @GetMapping("/runs/{id}/file")
  @Needs(Right.EXPORT)
  ResponseEntity<Resource> file(
      @PathVariable String id,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    account.require(Right.SQL_QUERY);
    QueryRun run = find(account, id);
    if (run.format == null || run.state() != State.DONE) {
      throw ProblemException.of(ProblemCode.QUERY_NOT_FOUND);
    }
    audit.append(
        account.name(),
        Action.QUERY_FETCHED,
        run.id.toString(),
        "%s, %d rows, %s".formatted(run.format.id(), run.rows(), run.purpose),
        request.getRemoteAddr());
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(run.format.mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("query-%s.%s".formatted(run.id, run.format.id()), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(new FileSystemResource(run.file()));
  }

  @GetMapping("/history")
  QueryJson.History history(@AuthenticationPrincipal Account account) {
    return new QueryJson.History(
        history.of(account.name(), HISTORY).stream().map(QueryJson.Past::of).toList());
  }

  private QueryRun find(Account account, String id) {
    return runs.of(account, Parameters.uuid(id, ProblemCode.QUERY_NOT_FOUND));
  }

  private QueryJson.Run json(QueryRun run, Locale locale) {
    return QueryJson.Run.of(run, clock.instant(), locale);
  }

  static String statement(String text) {
    return Bodies.text("statement", text, StatementGuard.LENGTH_MAX);
  }

  private static Asked asked(
      String statement,
      Map<String, String> parameters,
      Account account,
      HttpServletRequest request) {
    Map<String, String> values = parameters == null ? Map.of() : parameters;
    boolean fits =
        values.size() <= VALUES_MAX
            && values.values().stream().allMatch(Objects::nonNull)
            && values.values().stream().allMatch(value -> value.length() <= VALUE_MAX);
    if (!fits) {
      throw Bodies.invalid(
          "parameters",
          "最多 %d 个，每个至多 %d 个字符".formatted(VALUES_MAX, VALUE_MAX),
          "at most %d, each of at most %d characters".formatted(VALUES_MAX, VALUE_MAX));
    }
    return new Asked(statement(statement), values, account, request.getRemoteAddr());
  }
}
