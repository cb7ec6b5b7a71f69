package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.ExitCode;
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
    ModelReleases.Done done =
        releases.write(
            (registry, now) -> {
              Releases.tellNames(settings); // where a change of rules was cut short
              return ModelReleases.releases(settings).latest();
            });
    System.out.println(Messages.text("model.evaluated", done.release(), done.enterprises()));
    return ExitCode.DONE;
  }
}
