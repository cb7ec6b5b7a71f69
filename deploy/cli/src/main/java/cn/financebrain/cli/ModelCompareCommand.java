package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.console.Table;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.store.ModelComparison;
import cn.financebrain.store.WarehouseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code model compare}: a challenger beside the champion, month by month, and both against what
 * became known of the enterprises.
 */
@Command(name = "compare", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class ModelCompareCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();

  @Parameters(paramLabel = "FILE-or-ID", descriptionKey = "param.model")
  String fileOrId = "";

  @Override
  public Integer call() {
    StackSettings settings = data.settings();
    ModelArtifact artifact = ModelCommand.find(ModelReleases.releases(settings), fileOrId);
    try (ModelComparison comparison = ModelComparison.open(settings.readOnlyWarehouse())) {
      List<ModelComparison.Month> months = comparison.months(artifact.risk(), artifact.id());
      if (months.isEmpty()) {
        System.out.println(Messages.text("model.nothing-to-compare", artifact.id()));
        return ExitCode.DONE;
      }
      System.out.println(table(months));
      List<ModelComparison.OnLabels> labels = comparison.onLabels(artifact.risk(), artifact.id());
      System.out.println(
          labels.isEmpty() ? Messages.text("model.no-labels") : tableOfLabels(labels).toString());
      return ExitCode.DONE;
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    }
  }

  private static Table table(List<ModelComparison.Month> months) {
    Table table = new Table(Messages.text("model.months-header"));
    for (ModelComparison.Month month : months) {
      table.row(
          month.month().toString().substring(0, 7),
          month.champion(),
          count(month.records()),
          figure(month.rankCorrelation()),
          "%.1f".formatted(month.meanDifference()),
          count(month.both()),
          count(month.onlyChampion()),
          count(month.onlyChallenger()));
    }
    return table;
  }

  private static Table tableOfLabels(List<ModelComparison.OnLabels> all) {
    Table table = new Table(Messages.text("model.labels-header"));
    for (ModelComparison.OnLabels labels : all) {
      table.row(
          Messages.text("model.selection." + labels.selection()),
          count(labels.labels()),
          count(labels.positives()),
          "%.0f".formatted(labels.meanLagDays()),
          beside(labels, quality -> figure(quality.auc())),
          beside(labels, quality -> figure(quality.averagePrecision())),
          beside(labels, quality -> count(quality.alerted())),
          beside(labels, quality -> count(quality.hits())));
    }
    return table;
  }

  private interface Figure {
    String of(ModelComparison.Quality quality);
  }

  private static String beside(ModelComparison.OnLabels labels, Figure figure) {
    return "%s / %s".formatted(figure.of(labels.champion()), figure.of(labels.challenger()));
  }

  private static String figure(double value) {
    return Double.isNaN(value) ? "-" : "%.3f".formatted(value);
  }

  private static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
