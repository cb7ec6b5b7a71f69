package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.contract.Alert;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.model.ArtifactException;
import cn.financebrain.scoring.profile.CatalogueException;
import cn.financebrain.scoring.release.ReleaseException;
import cn.financebrain.scoring.replay.EnterpriseLog;
import cn.financebrain.scoring.replay.Window;
import cn.financebrain.scoring.replay.WindowComparison;
import cn.financebrain.scoring.replay.WindowReplay;
import cn.financebrain.store.StoredLabel;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.WarehouseReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code replay}: what would have been raised in a time, by other rules or another model, beside
 * what was raised; without either, whether the stored records still give what was raised.
 */
@Command(name = "replay", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** What is known of enterprises afterwards. */
  enum Outcomes {
    LABELS
  }

  @Mixin DataOption data = new DataOption();

  @Option(
      names = "--from",
      paramLabel = "DATE",
      required = true,
      descriptionKey = "option.replay-from")
  LocalDate from = LocalDate.EPOCH;

  @Option(names = "--to", paramLabel = "DATE", required = true, descriptionKey = "option.replay-to")
  LocalDate to = LocalDate.EPOCH;

  @Option(names = "--rules", paramLabel = "FILE|RELEASE", descriptionKey = "option.replay-rules")
  String rules;

  @Option(names = "--model", paramLabel = "ID", descriptionKey = "option.replay-model")
  String model;

  @Option(
      names = "--known-outcomes",
      paramLabel = "labels",
      descriptionKey = "option.replay-outcomes")
  Outcomes outcomes;

  @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.replay-out")
  Path out;

  @Override
  public Integer call() throws IOException {
    if (to.isBefore(from)) {
      throw CommandFailure.usage("failure.replay-window", from, to);
    }
    Window window =
        new Window(
            from.atStartOfDay(ZONE).toInstant(), to.plusDays(1).atStartOfDay(ZONE).toInstant());
    StackSettings settings = data.settings();
    WindowComparison comparison;
    try (WarehouseReader warehouse = WarehouseReader.open(settings.readOnlyWarehouse());
        ReplaySides sides = new ReplaySides(settings.modelsDir(), warehouse, window)) {
      WindowReplay replay =
          rules == null && model == null ? sides.asItWas() : sides.under(rules, model);
      comparison =
          WindowComparison.of(
              warehouse.alertsRaised(window.from(), window.until()),
              replayed(warehouse, replay, window),
              known(warehouse, window));
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    } catch (ArtifactException | ReleaseException e) {
      throw CommandFailure.failed("failure.artifact", e.getMessage());
    } catch (CatalogueException e) {
      throw CommandFailure.failed("failure.rules", e.getMessage());
    }
    ReplayView view = new ReplayView(comparison, outcomes != null);
    view.print(System.out);
    if (out != null) {
      view.write(out);
      System.out.println(Messages.text("replay.file", comparison.lines().size(), out));
    }
    return ExitCode.DONE;
  }

  private static List<Alert> replayed(
      WarehouseReader warehouse, WindowReplay replay, Window window) {
    List<EnterpriseId> enterprises = warehouse.evaluatedEnterprises();
    List<Alert> alerts = new ArrayList<>();
    try (ProgressBar bar = Progress.bar(Messages.text("replay.progress"), enterprises.size())) {
      warehouse.records(
          enterprises,
          window.until(),
          records -> {
            alerts.addAll(
                replay.alerts(
                    EnterpriseLog.of(records.enterprise(), records.events(), records.scores())));
            bar.step();
          });
    }
    return alerts;
  }

  /** The first time, from the window's beginning on, that a risk of an enterprise became known. */
  private Map<WindowComparison.Key, Instant> known(WarehouseReader warehouse, Window window) {
    Map<WindowComparison.Key, Instant> known = new HashMap<>();
    if (outcomes == null) {
      return known;
    }
    for (Risk risk : Risk.values()) {
      for (StoredLabel label : warehouse.labels(risk, Instant.MAX)) {
        if (label.positive() && !label.asOf().isBefore(window.from())) {
          known.putIfAbsent(new WindowComparison.Key(label.enterprise(), risk), label.asOf());
        }
      }
    }
    return known;
  }
}
