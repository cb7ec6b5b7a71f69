package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --data DIR}, which every command has: the directory of the stack it works on. */
public final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      descriptionKey = "option.data",
      defaultValue = "var")
  Path data = Path.of("var");

  StackDirectory directory() {
    return new StackDirectory(data.toAbsolutePath().normalize());
  }

  /** The settings of the stack; a directory without one is a failure that says what to do. */
  StackSettings settings() {
    return directory()
        .settings()
        .orElseThrow(() -> CommandFailure.unavailable("failure.no-stack", data));
  }
}
