package cn.financebrain.training.command;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.model.ArtifactException;
import cn.financebrain.scoring.model.ArtifactFile;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.model.RiskModel;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.training.evaluate.Figures;
import cn.financebrain.training.evaluate.Industries;
import cn.financebrain.training.evaluate.Protocol;
import cn.financebrain.training.evaluate.Report;
import cn.financebrain.training.table.FeatureEncoder;
import cn.financebrain.training.table.TableFile;
import cn.financebrain.training.table.TrainingTable;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/**
 * A finished model on rows that it was not fitted to: one that {@code train --table} made on
 * another table with its columns, one that reads tags on labels of the stack's enterprises.
 */
final class FinishedModel {
  @Option(names = "--model", required = true, paramLabel = "FILE", descriptionKey = "option.model")
  Path model = Path.of("");

  @Option(names = "--scores", paramLabel = "FILE", descriptionKey = "option.scores")
  Path scores;

  /**
   * Writes the scores that are asked for, and tells the figures where the table has labels.
   *
   * @param out for the figures as JSON
   */
  int run(PlainTable source, Optional<Path> out, PrintWriter told) throws IOException {
    if (source.label == null && scores == null) {
      throw CommandFailure.usage("failure.no-label-or-scores");
    }
    ModelArtifact artifact = artifact();
    TrainingTable table = source.read(kinds(artifact));
    double[] probabilities = probabilities(artifact, table);
    if (scores != null) {
      write(source.id == null ? "row" : "id", row -> name(table, source.id, row), probabilities);
      told.println(Messages.text("told.scores", probabilities.length, scores));
    }
    if (source.label != null) {
      tell(report(artifact, table, probabilities), out, told);
    }
    told.flush();
    return ExitCode.DONE;
  }

  /**
   * The same for labels of the stack's enterprises.
   *
   * @param out for the figures as JSON
   */
  int run(Risk risk, TableOptions source, TrainingStack stack, Optional<Path> out, PrintWriter told)
      throws IOException {
    ModelArtifact artifact = artifact();
    if (artifact.risk() != risk) {
      throw CommandFailure.failed("failure.model-risk", model, artifact.risk().id());
    }
    Catalogue catalogue = stack.catalogue();
    try {
      RiskModel.bind(artifact, catalogue);
    } catch (ArtifactException e) {
      throw CommandFailure.failed("failure.model", model, e.getMessage());
    }
    TrainingTable table = source.table(risk, catalogue, stack);
    double[] probabilities = probabilities(artifact, table);
    if (scores != null) {
      write("id", row -> table.rows().get(row).enterprise().text(), probabilities);
      told.println(Messages.text("told.scores", probabilities.length, scores));
    }
    tell(report(artifact, table, probabilities), out, told);
    return ExitCode.DONE;
  }

  private static void tell(Report report, Optional<Path> out, PrintWriter told) throws IOException {
    ReportText.write(report, told);
    if (out.isPresent()) {
      ReportJson.write(report, out.get());
    }
  }

  private ModelArtifact artifact() {
    try {
      return ArtifactFile.read(model);
    } catch (ArtifactException e) {
      throw CommandFailure.failed("failure.model", model, e.getMessage());
    }
  }

  private Map<String, TagSpec.Kind> kinds(ModelArtifact artifact) {
    Map<String, TagSpec.Kind> kinds =
        artifact.schema().stream()
            .filter(feature -> !(feature instanceof Feature.MissingFlag))
            .collect(Collectors.toMap(Feature::tag, FinishedModel::kind, (a, b) -> a));
    kinds.forEach(
        (column, kind) -> {
          String definition = artifact.definitions().get(column);
          if (!TableFile.fingerprint(column, kind).equals(definition)) {
            throw CommandFailure.failed("failure.model-of-tags", model);
          }
        });
    return kinds;
  }

  private static TagSpec.Kind kind(Feature feature) {
    return feature instanceof Feature.Numeric ? TagSpec.Kind.QUANTITY : TagSpec.Kind.CODE;
  }

  private static double[] probabilities(ModelArtifact artifact, TrainingTable table) {
    double[][] x = FeatureEncoder.encode(table, artifact.schema(), table.allRows());
    return Arrays.stream(x)
        .parallel()
        .mapToDouble(row -> artifact.calibration().probability(artifact.scorer().margin(row)))
        .toArray();
  }

  private static Report report(
      ModelArtifact artifact, TrainingTable table, double[] probabilities) {
    boolean[] outcomes = table.outcomes(table.allRows());
    int positives = (int) table.rows().stream().filter(TrainingTable.Row::positive).count();
    Figures figures =
        Figures.of(
            probabilities,
            outcomes,
            artifact.threshold(),
            Industries.inside(table, table.allRows()));
    return new Report(
        new Protocol.FinishedModel(artifact.id(), table.size(), positives),
        List.of(
            new Report.Line(
                artifact.createdFrom().getOrDefault("trainer", artifact.id()), List.of(figures))));
  }

  /** By its id, or by its number from 1. */
  private static String name(TrainingTable table, String id, int row) {
    return id == null ? Integer.toString(row + 1) : TableFile.name(table, row);
  }

  /** One line a row. */
  private void write(String column, IntFunction<String> name, double[] probabilities)
      throws IOException {
    try (CsvWriter csv =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(scores, StandardCharsets.UTF_8)) {
      csv.writeRecord(column, "probability");
      for (int i = 0; i < probabilities.length; i++) {
        csv.writeRecord(name.apply(i), Double.toString(probabilities[i]));
      }
    }
  }
}
