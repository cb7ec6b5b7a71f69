package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.ExitCode;
import cn.financebrain.scoring.release.Release;
import cn.financebrain.scoring.release.RuleBooks;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What changes the book of rules that is in force: a release, as with models. */
final class RulesInForceCommands {
  private RulesInForceCommands() {}

  /** Writes a release. */
  private interface Change {
    /**
     * @param books opened under the publishers' lock
     */
    Release write(RuleBooks books, Instant now);
  }

  private static void write(DataOption data, Change change) throws InterruptedException {
    ModelReleases releases = ModelReleases.of(data);
    StackSettings settings = releases.settings();
    ModelReleases.Done done =
        releases.write(
            (registry, now) -> {
              Release release = change.write(RulesCommand.books(settings), now);
              Releases.tellNames(settings);
              return release;
            });
    System.out.println(
        Messages.text(
            "rules.activated",
            RuleBooks.name(RulesCommand.books(settings).inForce()),
            done.release(),
            done.enterprises()));
  }

  /** {@code rules activate}: puts an approved book in force. */
  @Command(name = "activate", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Activate implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Mixin ModelLifeCommands.Person person = new ModelLifeCommands.Person();

    @Parameters(paramLabel = "ID", descriptionKey = "param.rules")
    String beginning = "";

    @Override
    public Integer call() throws InterruptedException {
      String id = RulesCommand.id(RulesCommand.books(data.settings()), beginning);
      write(data, (books, now) -> books.activate(id, person.name(), now));
      return ExitCode.DONE;
    }
  }

  /** {@code rules rollback}: the book before the present one is put in force again. */
  @Command(name = "rollback", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Rollback implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Mixin ModelLifeCommands.Person person = new ModelLifeCommands.Person();

    @Override
    public Integer call() throws InterruptedException {
      write(data, (books, now) -> books.rollBack(person.name(), person.note, now));
      return ExitCode.DONE;
    }
  }
}
