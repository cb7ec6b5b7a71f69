package cn.financebrain.cli;

import cn.financebrain.console.Commands;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The root of all commands: {@code finance-brain COMMAND}. */
@Command(
    name = "finance-brain",
    resourceBundle = Messages.BUNDLE,
    mixinStandardHelpOptions = true,
    version = "finance-brain 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      SimulateCommand.class,
      IngestCommand.class,
      ResolveCommand.class,
      FeedsCommand.class,
      WaitCommand.class,
      SqlCommand.class,
      TrainingCommand.Train.class,
      TrainingCommand.Evaluate.class,
      ModelCommand.class,
      LabelsCommand.class,
      CatalogueCommand.class,
      RulesCommand.class,
      BudgetCommand.class,
      AuditCommand.class,
      ScoreCommand.class,
      ScanCommand.class,
      ExplainCommand.class,
      ReplayCommand.class,
      BenchCommand.class,
      HelpCommand.class
    })
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    Messages.chooseLocale(System.getenv("FB_LANG"));
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return Commands.of(new Main(), Messages.WORDS);
  }
}
