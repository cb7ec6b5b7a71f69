package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.contract.Risk;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** What all commands that change the catalogue may be told. */
final class CatalogueChangeOptions {
  @Option(
      names = "--without-models",
      paramLabel = "RISK",
      split = ",",
      descriptionKey = "option.catalogue-without")
  Set<Risk> without = EnumSet.noneOf(Risk.class);

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      descriptionKey = "option.catalogue-timeout",
      defaultValue = "86400")
  private int timeoutSeconds = 86_400;

  CatalogueSwitch change(DataOption data, StackSettings settings) {
    return new CatalogueSwitch(data.directory(), settings, Duration.ofSeconds(timeoutSeconds));
  }
}
