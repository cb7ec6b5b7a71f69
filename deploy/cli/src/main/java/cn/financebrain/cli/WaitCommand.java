package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wait}: returns when all that stands in the log so far is scored and in ClickHouse. */
@Command(name = "wait", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class WaitCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      descriptionKey = "option.wait-timeout",
      defaultValue = "600")
  int timeoutSeconds = 600;

  @Override
  public Integer call() throws Exception {
    if (timeoutSeconds < 0) {
      throw CommandFailure.usage("failure.timeout", timeoutSeconds);
    }
    StackSettings settings = data.settings();
    CatchUp.await(settings, Duration.ofSeconds(timeoutSeconds));
    System.out.println(Messages.text("wait.done"));
    return ExitCode.DONE;
  }
}
