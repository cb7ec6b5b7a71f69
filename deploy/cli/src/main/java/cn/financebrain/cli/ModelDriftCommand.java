package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.drift.DriftFinding;
import cn.financebrain.scoring.model.ArtifactException;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.release.ReleaseException;
import cn.financebrain.store.WarehouseException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code model drift}: how far the enterprises of now are from those that the models in force were
 * trained on; ends with 1 if anything has drifted.
 */
@Command(name = "drift", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class ModelDriftCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();

  @Option(names = "--risk", paramLabel = "RISK", descriptionKey = "option.score-risk")
  Risk risk;

  @Option(names = "--csv", paramLabel = "FILE", descriptionKey = "option.drift-csv")
  Path csv;

  @Option(names = "--json", descriptionKey = "option.drift-json")
  boolean json;

  @Override
  public Integer call() throws IOException {
    StackSettings settings = data.settings();
    ReleaseDirectory releases = ModelReleases.releases(settings);
    List<DriftWatch.Look> looks = looks(settings, releases);
    DriftReport report = new DriftReport(looks, releases.catalogue());
    if (csv != null) {
      report.write(csv);
    }
    System.out.println(json ? report.json() : report.text());
    return looks.stream().anyMatch(look -> look.count(DriftFinding.State.ALARM) > 0)
        ? ExitCode.FAILED
        : ExitCode.DONE;
  }

  private List<DriftWatch.Look> looks(StackSettings settings, ReleaseDirectory releases) {
    Set<Risk> risks = risk == null ? EnumSet.allOf(Risk.class) : EnumSet.of(risk);
    try {
      return DriftWatch.record(settings.warehouse(), releases, risks, Clock.systemUTC().instant());
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    } catch (ArtifactException | ReleaseException e) {
      throw CommandFailure.failed("failure.artifact", e.getMessage());
    }
  }
}
