package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.console.Table;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.release.CatalogueChange;
import cn.financebrain.scoring.release.CatalogueDirectory;
import cn.financebrain.scoring.release.CataloguePlan;
import cn.financebrain.scoring.release.Release;
import cn.financebrain.scoring.release.ReleaseException;
import cn.financebrain.scoring.release.StagedCatalogue;
import cn.financebrain.streaming.cluster.FlinkRest;
import cn.financebrain.streaming.cluster.StreamStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code catalogue check, activate, status, list, export, rollback}. */
@Command(
    name = "catalogue",
    resourceBundle = Messages.BUNDLE,
    mixinStandardHelpOptions = true,
    subcommands = {
      CatalogueCommand.Check.class,
      CatalogueActivateCommand.class,
      CatalogueCommand.Status.class,
      CatalogueCommand.ListAll.class,
      CatalogueCommand.Export.class,
      CatalogueRollbackCommand.class,
      HelpCommand.class
    })
final class CatalogueCommand {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

  /** How the product's catalogue is called. */
  static final String PRODUCT = "product";

  /** A catalogue's id as people write it. */
  static String name(String id) {
    return id.equals(Release.PRODUCT) ? PRODUCT : id;
  }

  /**
   * {@code catalogue check}: everything that is wrong with a catalogue, and what it would change.
   */
  @Command(name = "check", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Parameters(paramLabel = "DIR-or-ID", descriptionKey = "param.catalogue")
    String directoryOrId = "";

    @Override
    public Integer call() {
      Path models = data.settings().modelsDir();
      CatalogueText text = new CatalogueText(models);
      Catalogue catalogue = CatalogueSource.find(models, directoryOrId).catalogue();
      System.out.println(text.change(catalogue));
      return text.isPossible(catalogue) ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  /** {@code catalogue status}: what is in force, and how far a change is. */
  @Command(name = "status", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Status implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() throws InterruptedException {
      StackSettings settings = data.settings();
      Path models = settings.modelsDir();
      CataloguePlan plan = Releases.plan(models);
      CatalogueDirectory catalogues = new CatalogueDirectory(models);
      Catalogue inForce = Releases.inForce(models).catalogue();
      Release since = since(models, plan.inForce());
      System.out.println(
          Messages.text(
              "catalogue.in-force", name(plan.inForce()), inForce.tags().size(), since.number()));
      Optional<StagedCatalogue> staged = Releases.told(() -> StagedCatalogue.read(models));
      for (String id : plan.running()) {
        printJob(settings, id, Releases.told(() -> catalogues.fingerprint(id)));
      }
      if (plan.isCuttingOver()) {
        System.out.println(Messages.text("catalogue.cutting-over", name(plan.inForce())));
      } else if (staged.isPresent()) {
        String id = staged.get().catalogue();
        printStaged(settings, staged.get(), inForce, Releases.told(() -> catalogues.open(id)));
      }
      plan.before()
          .ifPresent(id -> System.out.println(Messages.text("catalogue.before", name(id))));
      return ExitCode.DONE;
    }

    private static Release since(Path models, String catalogue) {
      Release first = Release.NONE;
      String before = Release.NONE.catalogue();
      for (Release release : Releases.inForce(models).list()) {
        if (release.catalogue().equals(catalogue) && !before.equals(catalogue)) {
          first = release;
        }
        before = release.catalogue();
      }
      return first;
    }

    private static void printJob(StackSettings settings, String id, String fingerprint)
        throws InterruptedException {
      try {
        StreamStatus job = new FlinkRest(URI.create(settings.flink().rest()), fingerprint).status();
        Filling filling = Filling.of(settings, fingerprint);
        System.out.println(
            Messages.text(
                "catalogue.job",
                name(id),
                job.state(),
                filling.percent(),
                filling.left(),
                job.restarts()));
      } catch (IOException e) {
        System.out.println(Messages.text("catalogue.no-job", name(id), e.getMessage()));
      } catch (CommandFailure e) {
        System.out.println(e.text(Messages.WORDS));
      }
    }

    private static void printStaged(
        StackSettings settings, StagedCatalogue staged, Catalogue inForce, Catalogue catalogue)
        throws InterruptedException {
      String at = TIME.format(staged.since());
      System.out.println(Messages.text("catalogue.staged", name(staged.catalogue()), at));
      CatalogueChange change = CatalogueChange.between(inForce, catalogue);
      String share;
      try {
        share = Filling.of(settings, catalogue.fingerprint()).percent() + " %";
      } catch (CommandFailure e) {
        share = "?";
      }
      Table table = new Table();
      for (var tag : Stream.concat(change.added().stream(), change.changed().stream()).toList()) {
        table.row(
            "  " + tag.id(),
            tag.chinese(),
            tag.english(),
            Messages.text("catalogue.not-filled", share));
      }
      System.out.println(table);
    }
  }

  /** {@code catalogue list}: all catalogues of the stack. */
  @Command(name = "list", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class ListAll implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() {
      Path models = data.settings().modelsDir();
      CataloguePlan plan = Releases.plan(models);
      CatalogueDirectory catalogues = new CatalogueDirectory(models);
      Table table = new Table(Messages.text("catalogue.header"));
      for (String id :
          Stream.concat(Stream.of(Release.PRODUCT), catalogues.list().stream()).toList()) {
        table.row(mark(plan, id), name(id), tags(catalogues, id), releases(models, id));
      }
      System.out.println(table);
      return ExitCode.DONE;
    }

    private static String mark(CataloguePlan plan, String id) {
      if (plan.inForce().equals(id)) {
        return "*";
      }
      return plan.staged().filter(id::equals).isPresent() ? "+" : "";
    }

    private static String tags(CatalogueDirectory catalogues, String id) {
      try {
        return Integer.toString(catalogues.open(id).tags().size());
      } catch (ReleaseException e) {
        return e.getMessage().lines().findFirst().orElse("");
      }
    }

    private static String releases(Path models, String id) {
      List<String> numbers =
          Releases.inForce(models).list().stream()
              .filter(release -> release.catalogue().equals(id))
              .map(release -> Integer.toString(release.number()))
              .toList();
      return numbers.size() > 6
          ? numbers.get(0) + ", …, " + numbers.get(numbers.size() - 1)
          : String.join(", ", numbers);
    }
  }

  /** {@code catalogue export}: the YAML of a catalogue, to start from. */
  @Command(name = "export", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Export implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Parameters(index = "0", paramLabel = "DIR", descriptionKey = "param.catalogue-export")
    Path directory = Path.of("catalogue");

    @Parameters(
        index = "1",
        arity = "0..1",
        paramLabel = "ID",
        descriptionKey = "param.catalogue-id")
    String id;

    @Override
    public Integer call() throws IOException {
      Path models = data.settings().modelsDir();
      String wanted = id == null ? Releases.plan(models).inForce() : CatalogueSource.id(models, id);
      Map<String, String> files = Releases.told(() -> new CatalogueDirectory(models).files(wanted));
      YamlExport.write(directory, files);
      System.out.println(
          Messages.text("catalogue.exported", name(wanted), files.size(), directory));
      return ExitCode.DONE;
    }
  }
}
