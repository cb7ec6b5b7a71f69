package cn.financebrain.cli;

import cn.financebrain.cli.stack.Home;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * {@code train} and {@code evaluate}: handed on, word for word, to the trainer, which is a process
 * of its own since its libraries are GPL-3.0 and stay out of every other class path.
 */
abstract class TrainingCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Unmatched List<String> words = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    List<String> arguments = new ArrayList<>(words);
    arguments.add(0, spec.name());
    return process(arguments).inheritIO().start().waitFor();
  }

  /** The trainer as a process, not yet started. */
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
}
