package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.ExitCode;
import cn.financebrain.scoring.release.Release;
import cn.financebrain.store.Migrations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code model evaluate}: every enterprise once more by the models and rules in force. For a change
 * that was cut short, and for rules that begin or end with a day, which a quiet enterprise would
 * not notice until its next record.
 */
@Command(name = "evaluate", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class ModelEvaluateCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();

  @Override
  public Integer call() throws InterruptedException {
    ModelReleases releases = ModelReleases.of(data);
    StackSettings settings = releases.settings();
    ModelReleases.Done done = releases.write((registry, now) -> inForce(settings));
    System.out.println(Messages.text("model.evaluated", done.release(), done.enterprises()));
    return ExitCode.DONE;
  }

  /** Names of rules are told before the first alert that a rule raises. */
  private static Release inForce(StackSettings settings) {
    Migrations.apply(
        settings.warehouse(),
        Releases.inForce(settings.modelsDir()).catalogue().tags(),
        Releases.rules(settings.modelsDir()).specs());
    return ModelReleases.releases(settings).latest();
  }
}
