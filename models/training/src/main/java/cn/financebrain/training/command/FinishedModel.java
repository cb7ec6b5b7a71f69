package cn.financebrain.training.command;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.model.ArtifactException;
import cn.financebrain.scoring.model.ArtifactFile;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.scoring.model.ModelArtifact;
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
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** A model that {@code train --table} made, on the rows of another table with its columns. */
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
      write(table, source.id, probabilities);
      told.println(Messages.text("told.scores", probabilities.length, scores));
    }
    if (source.label != null) {
      Report report = report(artifact, table, probabilities);
      ReportText.write(report, told);
      if (out.isPresent()) {
        ReportJson.write(report, out.get());
      }
    }
    told.flush();
    return ExitCode.DONE;
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

  /** One line a row, named by its id or by its number from 1. */
  private void write(TrainingTable table, String id, double[] probabilities) throws IOException {
    try (CsvWriter csv =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(scores, StandardCharsets.UTF_8)) {
      csv.writeRecord(id == null ? "row" : "id", "probability");
      for (int i = 0; i < probabilities.length; i++) {
        csv.writeRecord(
            id == null ? Integer.toString(i + 1) : TableFile.name(table, i),
            Double.toString(probabilities[i]));
      }
    }
  }
}
