package cn.financebrain.dashboards.queries;

import cn.financebrain.dashboards.problem.Problem;
import cn.financebrain.store.PersonQueries.AnswerColumn;
import cn.financebrain.store.PersonQueries.TableOf;
import cn.financebrain.store.sql.GuardedStatement.Parameter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Queries as they go over the wire. */
final class QueryJson {
  private QueryJson() {}

  record Schema(List<TableOf> tables, List<String> functions) {}

  record Column(String name, String type) {
    static List<Column> of(List<AnswerColumn> columns) {
      return columns.stream().map(each -> new Column(each.name(), each.type())).toList();
    }
  }

  /**
   * @param columns of the answer
   * @param rows that the warehouse would read
   */
  record Check(List<Parameter> parameters, List<Column> columns, long parts, long rows) {}

  record Parameters(List<Parameter> parameters) {}

  /**
   * @param totalRows as the warehouse expects it, 0 where it does not know
   * @param rows of the answer, so far
   * @param cut whether the answer has more rows than are kept
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Run(
      UUID id,
      String state,
      List<Column> columns,
      long rows,
      boolean cut,
      long readRows,
      long totalRows,
      long memory,
      double seconds,
      Instant startedAt,
      String format,
      Problem problem) {

    static Run of(QueryRun run, Instant now, Locale locale) {
      Instant end = run.endedAt() == null ? now : run.endedAt();
      return new Run(
          run.id,
          run.state().name().toLowerCase(Locale.ROOT),
          Column.of(run.columns),
          run.rows(),
          run.result() != null && run.result().isCut(),
          run.progress().readRows(),
          run.progress().totalRows(),
          run.progress().memory(),
          (end.toEpochMilli() - run.startedAt.toEpochMilli()) / 1000.0,
          run.startedAt,
          run.format == null ? null : run.format.id(),
          run.problem() == null ? null : Problem.of(run.problem(), locale));
    }
  }

  /**
   * @param gone whether the warehouse has nothing of the query any more
   */
  record Cancelled(Run run, boolean gone) {}

  /** Some rows; a cell without a value is null, all others are text. */
  record Rows(int offset, int total, List<List<String>> rows) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Past(
      UUID id,
      String statement,
      Map<String, String> parameters,
      String state,
      String format,
      Instant startedAt,
      Double seconds,
      long rows,
      String error) {
    static Past of(QueryHistory.Entry entry) {
      return new Past(
          entry.id(),
          entry.statement(),
          entry.parameters(),
          entry.state(),
          entry.format(),
          entry.startedAt(),
          entry.seconds(),
          entry.rows(),
          entry.error());
    }
  }

  record History(List<Past> items) {}

  record Saved(
      UUID id,
      String owner,
      boolean own,
      String name,
      String description,
      boolean shared,
      String statement,
      int version,
      Instant changedAt) {
    static Saved of(SavedQuery query, String account) {
      return new Saved(
          query.id(),
          query.ownerName(),
          query.owner().equals(account),
          query.name(),
          query.description(),
          query.shared(),
          query.statement(),
          query.version(),
          query.changedAt());
    }
  }

  record SavedList(List<Saved> items) {}

  record SavedWhole(Saved query, List<SavedQuery.Version> versions) {}
}
