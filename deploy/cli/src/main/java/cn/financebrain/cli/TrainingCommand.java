package cn.financebrain.cli;

import cn.financebrain.cli.stack.Home;
import cn.financebrain.cli.stack.StackSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * {@code train}, {@code evaluate} and {@code model import}: handed on, word for word, to the
 * trainer, which is a process of its own since its libraries are GPL-3.0 and stay out of every
 * other class path. Which stack to work on is the launcher's business: the trainer gets the stack's
 * addresses with its environment.
 */
abstract class TrainingCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin DataOption data = new DataOption();

  @Option(
      names = {"-h", "--help"},
      descriptionKey = "help")
  boolean help;

  @Unmatched List<String> words = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    List<String> arguments = new ArrayList<>(names());
    arguments.addAll(words);
    if (help) {
      arguments.add("--help");
      return process(arguments).inheritIO().start().waitFor();
    }
    if (asksFor("--protocol")) {
      dataIfNamed().ifPresent(arguments::add);
      return process(arguments).inheritIO().start().waitFor();
    }
    ProcessBuilder trainer =
        needsNoStack() ? process(arguments) : process(data.settings(), arguments);
    return trainer.inheritIO().start().waitFor();
  }

  /** The command's names, such as {@code model} and {@code import}. */
  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (CommandLine at = spec.commandLine(); at.getParent() != null; at = at.getParent()) {
      names.add(0, at.getCommandName());
    }
    return names;
  }

  /** A table of features or a simulated city bring all rows along, so no stack need run. */
  boolean needsNoStack() {
    return asksFor("--table") || asksFor("--city");
  }

  private boolean asksFor(String option) {
    return words.stream().anyMatch(word -> word.equals(option) || word.startsWith(option + "="));
  }

  /** To the protocol it is the directory of the public data, with a default of its own. */
  private Optional<String> dataIfNamed() {
    return spec.commandLine().getParseResult().hasMatchedOption("--data")
        ? Optional.of("--data=" + data.data)
        : Optional.empty();
  }

  /** The trainer for a stack as a process, not yet started. */
  static ProcessBuilder process(StackSettings settings, List<String> arguments) {
    ProcessBuilder trainer = process(arguments);
    trainer.environment().putAll(settings.readerEnvironment());
    trainer.environment().put("FB_MODELS_DIR", settings.modelsDir().toString());
    return trainer;
  }

  /** The trainer without a stack: enough for its help, and to read its words. */
  static ProcessBuilder process(List<String> arguments) {
    List<String> flags = List.of("-Xmx3g", "-Duser.language=" + Locale.getDefault().getLanguage());
    return new ProcessBuilder(
        Home.ofThisProcess()
            .java(
                "models/training",
                "training",
                flags,
                "cn.financebrain.training.TrainingMain",
                arguments));
  }

  /** See {@link TrainingCommand}. */
  @Command(name = "train", resourceBundle = Messages.BUNDLE)
  static final class Train extends TrainingCommand {}

  /** See {@link TrainingCommand}. */
  @Command(name = "evaluate", resourceBundle = Messages.BUNDLE)
  static final class Evaluate extends TrainingCommand {}

  /** See {@link TrainingCommand}. */
  @Command(name = "import", resourceBundle = Messages.BUNDLE)
  static final class Import extends TrainingCommand {

    /** Its table is one to calibrate on; what features are, the catalogue of the stack says. */
    @Override
    boolean needsNoStack() {
      return false;
    }
  }
}
