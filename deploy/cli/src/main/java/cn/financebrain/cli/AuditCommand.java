package cn.financebrain.cli;

import cn.financebrain.cli.stack.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code audit}: what the dashboards' audit trail can prove. */
@Command(
    name = "audit",
    resourceBundle = Messages.BUNDLE,
    mixinStandardHelpOptions = true,
    subcommands = {AuditCommand.Verify.class, HelpCommand.class})
final class AuditCommand {
  private AuditCommand() {}

  /** {@code audit verify}: in a process with the dashboards' class path. */
  @Command(name = "verify", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Verify implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Option(names = "--anchors", paramLabel = "FILE", descriptionKey = "option.audit-anchors")
    Path anchors;

    @Override
    public Integer call() throws Exception {
      Path file = anchors == null ? data.directory().auditAnchorsFile() : anchors;
      List<String> flags = List.of("-Duser.language=" + Locale.getDefault().getLanguage());
      ProcessBuilder verifier =
          new ProcessBuilder(
              Home.ofThisProcess()
                  .java(
                      "dashboards/api",
                      "dashboards-api",
                      flags,
                      "cn.financebrain.dashboards.audit.AuditVerifyMain",
                      List.of(file.toAbsolutePath().toString())));
      verifier.environment().putAll(data.settings().postgresEnvironment());
      return verifier.inheritIO().start().waitFor();
    }
  }
}
