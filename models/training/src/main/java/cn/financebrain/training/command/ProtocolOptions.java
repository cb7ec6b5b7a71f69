package cn.financebrain.training.command;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.ingest.load.IngestException;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.training.model.Recipe;
import cn.financebrain.training.protocol.DataSet;
import cn.financebrain.training.protocol.Judgement;
import cn.financebrain.training.report.JudgementJson;
import cn.financebrain.training.report.ReportPage;
import cn.financebrain.training.table.TrainingTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The protocol of the public data sets: which are measured, where they are, and the run itself. */
final class ProtocolOptions {
  private static final String ALL = "all";

  @Option(
      names = "--protocol",
      required = true,
      paramLabel = "all",
      descriptionKey = "option.protocol")
  String protocol = ALL;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "../shared/data",
      descriptionKey = "option.protocol-data")
  Path data = Path.of("../shared/data");

  @Option(
      names = "--sets",
      split = ",",
      paramLabel = "SET",
      defaultValue = "bdci2020,american,polish",
      descriptionKey = "option.sets")
  List<String> sets = List.of();

  /**
   * Measures the sets that are there, prints their tables and writes {@code report.html} and {@code
   * report.json}.
   *
   * @return {@link ExitCode#FAILED} if no set is there
   */
  int run(TrainerOption trainer, Path directory, PrintWriter out) throws IOException {
    if (!protocol.equals(ALL)) {
      throw CommandFailure.usage("failure.protocol", protocol);
    }
    List<DataSet> asked = sets.stream().map(ProtocolOptions::set).distinct().toList();
    Catalogue catalogue = Catalogue.bundled();
    List<Judgement> judgements = new ArrayList<>();
    for (DataSet set : asked) {
      Path files = data.resolve(set.id());
      if (set.isIn(files)) {
        judgements.add(judge(set, files, trainer, catalogue));
        ProtocolText.write(judgements.get(judgements.size() - 1), out);
      } else {
        System.err.println(
            Messages.text("told.absent", set.id(), files.toAbsolutePath().normalize()));
      }
    }
    if (judgements.isEmpty()) {
      throw CommandFailure.failed("failure.no-sets", data.toAbsolutePath().normalize());
    }
    Files.createDirectories(directory);
    Path page = directory.resolve("report.html");
    Files.write(page, ReportPage.bytes(judgements));
    Files.write(directory.resolve("report.json"), JudgementJson.bytes(judgements));
    out.println();
    out.println(Messages.text("told.report", page, directory.resolve("report.json")));
    out.flush();
    return ExitCode.DONE;
  }

  private static DataSet set(String id) {
    try {
      return DataSet.ofId(id);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("failure.set", id);
    }
  }

  private static Judgement judge(
      DataSet set, Path files, TrainerOption trainer, Catalogue catalogue) throws IOException {
    System.err.println(Messages.text("progress.reading", set.id()));
    ProgressLine progress = ProgressLine.of(Messages.text("progress.set", set.id()));
    try {
      TrainingTable table = set.table(files, catalogue);
      Recipe recipe =
          set.risk()
              .map(risk -> trainer.recipe(risk, catalogue))
              .orElseGet(() -> trainer.recipe(table));
      return Judgement.of(set, table, recipe, progress);
    } catch (IllegalArgumentException | IngestException e) {
      throw CommandFailure.failed("failure.set-files", files, e.getMessage());
    }
  }
}
