package cn.financebrain.training.command;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.training.model.Recipe;
import picocli.CommandLine.Option;

/** The option that names the trainer. */
final class TrainerOption {
  @Option(names = "--trainer", defaultValue = "gbt", descriptionKey = "option.trainer")
  String trainer = "gbt";

  Recipe recipe() {
    try {
      return Recipe.named(trainer);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("failure.trainer", trainer);
    }
  }
}
