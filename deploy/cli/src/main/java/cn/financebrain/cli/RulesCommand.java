package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.console.Table;
import cn.financebrain.scoring.release.Journal;
import cn.financebrain.scoring.release.Release;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.release.RuleBookDirectory;
import cn.financebrain.scoring.release.RuleBooks;
import cn.financebrain.scoring.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code rules …}: the books of rules of a stack, and what is done to them. */
@Command(
    name = "rules",
    resourceBundle = Messages.BUNDLE,
    mixinStandardHelpOptions = true,
    subcommands = {
      RulesCommand.Check.class,
      RulesCommand.Submit.class,
      RulesCommand.Approve.class,
      RulesTryCommand.class,
      RulesInForceCommands.Activate.class,
      RulesInForceCommands.Rollback.class,
      RulesCommand.ListAll.class,
      RulesCommand.Show.class,
      RulesCommand.Status.class,
      RulesCommand.Export.class,
      HelpCommand.class
    })
final class RulesCommand {
  /** The books of a stack and their life; seen with the catalogue in force now. */
  static RuleBooks books(StackSettings settings) {
    return new RuleBooks(settings.modelsDir(), Releases.inForce(settings.modelsDir()));
  }

  /**
   * The one book whose id begins so; {@code product} for the product's.
   *
   * @throws CommandFailure if there is none, or several
   */
  static String id(RuleBooks books, String beginning) {
    List<String> fitting =
        books.list().stream()
            .filter(
                id ->
                    id.equals(Release.PRODUCT)
                        ? RuleBooks.name(id).equals(beginning)
                        : id.startsWith(beginning))
            .toList();
    if (fitting.size() != 1) {
      throw CommandFailure.failed("failure.no-rules", beginning, fitting.size());
    }
    return fitting.get(0);
  }

  private static Map<String, String> read(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw CommandFailure.failed("failure.no-rules", directory, 0);
    }
    return ModelReleases.told(() -> RuleBookDirectory.read(directory));
  }

  /** {@code rules check}: everything that is wrong with a book, and what it would change. */
  @Command(name = "check", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Parameters(paramLabel = "DIR", descriptionKey = "param.rules-dir")
    Path directory = Path.of("");

    @Override
    public Integer call() {
      RuleWork work = RuleWork.of(data);
      Map<String, String> texts = read(directory);
      Rules book = RuleWork.sound(() -> work.compile(texts));
      Rules before = Releases.rules(work.settings().modelsDir());
      System.out.println(Messages.text("rules.sound", book.rules().size()));
      System.out.println(BookText.change(book.changedFrom(before), book.removedFrom(before)));
      return ExitCode.DONE;
    }
  }

  /** {@code rules submit}: keeps a book as a draft, for somebody else to approve. */
  @Command(name = "submit", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Submit implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Mixin ModelLifeCommands.Person person = new ModelLifeCommands.Person();

    @Parameters(paramLabel = "DIR", descriptionKey = "param.rules-dir")
    Path directory = Path.of("");

    @Override
    public Integer call() {
      RuleWork work = RuleWork.of(data);
      String id = work.submit(read(directory), person.name(), person.note);
      System.out.println(
          Messages.text(
              "rules.submitted", RuleBooks.name(id), work.books().submitter(id).orElse("")));
      return ExitCode.DONE;
    }
  }

  /** {@code rules approve}: by somebody who neither handed it in nor wrote what it changes. */
  @Command(name = "approve", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Approve implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Mixin ModelLifeCommands.Person person = new ModelLifeCommands.Person();

    @Parameters(paramLabel = "ID", descriptionKey = "param.rules")
    String beginning = "";

    @Override
    public Integer call() {
      RuleBooks books = books(data.settings());
      String id = id(books, beginning);
      System.out.println(
          ModelReleases.told(() -> BookText.change(books.changed(id), books.removed(id))));
      RuleWork.of(data).approve(id, person.name(), person.note);
      System.out.println(Messages.text("rules.approved", RuleBooks.name(id), person.name()));
      return ExitCode.DONE;
    }
  }

  /** {@code rules list}: all books, and where each stands. */
  @Command(name = "list", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class ListAll implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() {
      RuleBooks books = books(data.settings());
      Table table = new Table(Messages.text("rules.header"));
      for (String id : books.list()) {
        table.row(
            BookText.state(books.state(id)),
            RuleBooks.name(id),
            books.submitter(id).orElse(""),
            books.approver(id).orElse(""));
      }
      System.out.println(table);
      return ExitCode.DONE;
    }
  }

  /** {@code rules show}: every rule of a book. */
  @Command(name = "show", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Parameters(paramLabel = "ID", descriptionKey = "param.rules", arity = "0..1")
    String beginning;

    @Override
    public Integer call() {
      RuleBooks books = books(data.settings());
      String id = beginning == null ? books.inForce() : id(books, beginning);
      Rules book = ModelReleases.told(() -> books.open(id));
      System.out.println(
          Messages.text(
              "rules.book", RuleBooks.name(id), BookText.state(books.state(id)), book.id()));
      System.out.println(BookText.rules(book));
      return ExitCode.DONE;
    }
  }

  /** {@code rules status}: what is in force, what waits, and who did what. */
  @Command(name = "status", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Status implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() {
      StackSettings settings = data.settings();
      RuleBooks books = books(settings);
      String id = books.inForce();
      System.out.println(
          Messages.text(
              "rules.in-force",
              RuleBooks.name(id),
              ModelReleases.told(() -> books.open(id)).rules().size(),
              since(Releases.inForce(settings.modelsDir()), id)));
      waiting(books, RuleBooks.State.DRAFT);
      waiting(books, RuleBooks.State.APPROVED);
      List<Journal.Entry> history = ModelReleases.told(books::history);
      if (!history.isEmpty()) {
        System.out.println(JournalText.table(history));
      }
      return ExitCode.DONE;
    }

    private static void waiting(RuleBooks books, RuleBooks.State state) {
      books.list().stream()
          .filter(id -> books.state(id) == state)
          .forEach(
              id ->
                  System.out.println(
                      Messages.text("rules.waits", RuleBooks.name(id), BookText.state(state))));
    }

    private static int since(ReleaseDirectory releases, String book) {
      int since = 0;
      String before = null;
      for (Release release : releases.list()) {
        if (release.rules().equals(book) && !book.equals(before)) {
          since = release.number();
        }
        before = release.rules();
      }
      return since;
    }
  }

  /** {@code rules export}: the files of a book, to be changed and handed in. */
  @Command(name = "export", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Export implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Parameters(index = "0", paramLabel = "DIR", descriptionKey = "param.rules-export")
    Path directory = Path.of("rules");

    @Parameters(index = "1", arity = "0..1", paramLabel = "ID", descriptionKey = "param.rules")
    String beginning;

    @Override
    public Integer call() throws IOException {
      StackSettings settings = data.settings();
      RuleBooks books = books(settings);
      String id = beginning == null ? books.inForce() : id(books, beginning);
      Map<String, String> texts =
          ModelReleases.told(() -> new RuleBookDirectory(settings.modelsDir()).files(id));
      YamlExport.write(directory, texts);
      System.out.println(Messages.text("rules.exported", RuleBooks.name(id), directory));
      return ExitCode.DONE;
    }
  }
}
