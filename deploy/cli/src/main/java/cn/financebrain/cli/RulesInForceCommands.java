package cn.financebrain.cli;

import cn.financebrain.console.ExitCode;
import cn.financebrain.scoring.release.RuleBooks;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What changes the book of rules that is in force: a release, as with models. */
final class RulesInForceCommands {
  private RulesInForceCommands() {}

  private static void write(DataOption data, RuleWork.Change change) throws InterruptedException {
    RuleWork work = RuleWork.of(data);
    ModelReleases.Done done = work.putInForce(change);
    System.out.println(
        Messages.text(
            "rules.activated",
            RuleBooks.name(work.books().inForce()),
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
