package cn.financebrain.dashboards.queries;

import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.sql.StatementRefused;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what is wrong with a statement, and where in it. */
final class StatementProblems {
  private static final Pattern SERVER =
      Pattern.compile(
          "(?s).*?DB::Exception: (?:Error: )?(.*?)(?: \\([A-Z_0-9]+\\))?(?: \\(version.*)?\\s*$");
  private static final Pattern NAMED = Pattern.compile("[`'‘]([^`'’\\n]{1,200})[`'’]");

  /** The statement as the server got it, which is not the one that was written. */
  private static final Pattern SCOPE =
      Pattern.compile("(?is):? in scope .*?(?=\\. Maybe you meant|$)");

  private static final int DETAIL_MAX = 1_000;

  private StatementProblems() {}

  static ProblemException of(String statement, StatementRefused refused) {
    return ProblemException.at(
        ProblemCode.STATEMENT_REFUSED,
        wording(refused),
        line(statement, refused.offset()),
        column(statement, refused.offset()));
  }

  /**
   * @param places where names stand in the statement
   */
  static ProblemException of(
      String statement, Map<String, Integer> places, WarehouseException failure) {
    if (failure.kind() == WarehouseException.Kind.UNREACHABLE
        || failure.kind() == WarehouseException.Kind.SIGN_IN) {
      throw failure;
    }
    Matcher form = SERVER.matcher(failure.getMessage());
    String said =
        SCOPE.matcher(form.matches() ? form.group(1) : failure.getMessage()).replaceAll("");
    String detail = said.length() <= DETAIL_MAX ? said : said.substring(0, DETAIL_MAX) + '…';
    Wording wording =
        failure.kind() == WarehouseException.Kind.LIMIT
            ? new Wording("超出查询限额：" + detail, "A limit of queries was reached: " + detail)
            : new Wording(detail, detail);
    Matcher names = NAMED.matcher(said);
    while (names.find()) {
      String name = names.group(1);
      Integer place = places.get(name.substring(name.lastIndexOf('.') + 1));
      if (place != null) {
        return ProblemException.at(
            ProblemCode.STATEMENT_FAILED,
            wording,
            line(statement, place),
            column(statement, place));
      }
    }
    return ProblemException.of(ProblemCode.STATEMENT_FAILED, wording);
  }

  /**
   * A file was asked for of a statement that reads what may name natural persons.
   *
   * @param places where names stand in the statement
   * @param columns such as {@code event.data}, with commas between them
   */
  static ProblemException ofPersons(String statement, Map<String, Integer> places, String columns) {
    Wording wording =
        new Wording(
            "导出文件不得含自然人信息：请去掉 " + columns + "（SELECT * 也包括它，请逐一写出需要的列）再导出；作为证据请用案件的“导出案卷”",
            "No file of a query holds what may name natural persons: leave out "
                + columns
                + " (SELECT * has it too, so name the columns); as evidence, export the case file");
    for (String column : columns.split(", ", -1)) {
      Integer place = places.get(column.substring(column.indexOf('.') + 1));
      if (place != null) {
        return ProblemException.at(
            ProblemCode.STATEMENT_REFUSED,
            wording,
            line(statement, place),
            column(statement, place));
      }
    }
    return ProblemException.of(ProblemCode.STATEMENT_REFUSED, wording);
  }

  private static int line(String statement, int offset) {
    return 1
        + (int)
            statement.substring(0, clamp(statement, offset)).chars().filter(c -> c == '\n').count();
  }

  private static int column(String statement, int offset) {
    int end = clamp(statement, offset);
    return end - statement.lastIndexOf('\n', end - 1);
  }

  private static int clamp(String statement, int offset) {
    return Math.max(0, Math.min(statement.length(), offset));
  }

  private static Wording wording(StatementRefused refused) {
    String subject = refused.subject();
    return switch (refused.reason()) {
      case SYNTAX ->
          subject.isEmpty()
              ? new Wording("语句不完整", "The statement breaks off")
              : new Wording("此处不应出现“" + subject + "”", "'" + subject + "' was not expected here");
      case NOT_ONE_QUERY -> new Wording("只能运行一条 SELECT 查询", "Only one query, a SELECT, can be run");
      case CLAUSE -> new Wording("查询中不能使用 " + subject, subject + " can't be used in queries");
      case TABLE ->
          new Wording(
              "没有名为“" + subject + "”的可查询表，可用的表见左侧列表",
              "No table '" + subject + "' to query; those there are, are in the list");
      case TABLE_FUNCTION ->
          new Wording("不能使用表函数 " + subject, "The table function " + subject + " can't be used");
      case FUNCTION ->
          new Wording("不能使用函数 " + subject, "The function " + subject + " can't be used");
      case TYPE -> new Wording("不能使用类型 " + subject, "The type " + subject + " can't be used");
      case PARAMETER ->
          new Wording(
              "参数 " + subject + " 没有值，或以不同类型声明了两次",
              "The parameter " + subject + " has no value, or two types");
      case TOO_LARGE ->
          new Wording(
              "语句过长、过深或表过多（上限 " + subject + "）",
              "The statement is too long, too deep or reads too many tables (limit "
                  + subject
                  + ")");
    };
  }
}
