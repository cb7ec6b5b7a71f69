package cn.financebrain.cli;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.store.AdHocQuery;
import cn.financebrain.store.WarehouseException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sql}: one read-only statement, as the user that may do no more than read. */
@Command(name = "sql", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();

  @Parameters(paramLabel = "SQL", descriptionKey = "param.sql")
  String statement = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      descriptionKey = "option.format",
      defaultValue = AdHocQuery.PRETTY)
  String format = AdHocQuery.PRETTY;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      descriptionKey = "option.sql-timeout",
      defaultValue = "60")
  int timeoutSeconds = 60;

  @Override
  public Integer call() {
    if (statement.isBlank()) {
      throw CommandFailure.usage("failure.no-statement");
    }
    try (AdHocQuery query = AdHocQuery.open(data.settings().readOnlyWarehouse())) {
      query.run(statement, format, Duration.ofSeconds(timeoutSeconds), System.out);
      return ExitCode.DONE;
    } catch (WarehouseException e) {
      throw CommandFailure.failed("failure.sql", e.getMessage());
    }
  }
}
