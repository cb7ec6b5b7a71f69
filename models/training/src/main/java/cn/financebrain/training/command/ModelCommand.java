package cn.financebrain.training.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code model …}: what of it is the trainer's business; the rest is the launcher's. */
@Command(
    name = "model",
    resourceBundle = Messages.BUNDLE,
    mixinStandardHelpOptions = true,
    subcommands = ImportCommand.class)
final class ModelCommand {
  @ParentCommand TrainingCommandLine launcher;

  TrainingStack stack() {
    return launcher.stack();
  }
}
