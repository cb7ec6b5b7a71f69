package cn.financebrain.cli;

import cn.financebrain.cli.stack.Stack;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.release.CatalogueDirectory;
import cn.financebrain.scoring.release.CataloguePlan;
import cn.financebrain.scoring.release.Release;
import cn.financebrain.scoring.release.ReleaseException;
import cn.financebrain.store.WarehouseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code catalogue activate}: changes the catalogue of the running stack. Run again after an
 * interruption, it goes on where it was.
 */
@Command(name = "activate", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class CatalogueActivateCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();

  @Parameters(paramLabel = "DIR-or-ID", descriptionKey = "param.catalogue")
  String directoryOrId = "";

  @Option(names = "--yes", descriptionKey = "option.catalogue-yes")
  boolean yes;

  @Option(names = "--no-wait", descriptionKey = "option.catalogue-no-wait")
  boolean noWait;

  @Mixin CatalogueChangeOptions options = new CatalogueChangeOptions();

  @Override
  public Integer call() throws InterruptedException {
    StackSettings settings = data.settings();
    Path models = settings.modelsDir();
    CatalogueSource wanted = CatalogueSource.find(models, directoryOrId);
    CatalogueSwitch change = options.change(data, settings);
    try {
      if (Releases.plan(models).isCuttingOver()) { // whatever is wanted: its records must be told
        String finished = change.finish();
        System.out.println(Messages.text("catalogue.finished", CatalogueCommand.name(finished)));
        if (finished.equals(wanted.id())) {
          return ExitCode.DONE;
        }
      }
      CataloguePlan plan = Releases.plan(models);
      CatalogueText text = new CatalogueText(models);
      if (text.isSame(wanted.catalogue())) {
        System.out.println(Messages.text("catalogue.same"));
        plan.staged().ifPresent(id -> giveUp(change, id));
        return ExitCode.DONE;
      }
      System.out.println(text.change(wanted.catalogue()));
      requirePossible(text, wanted.catalogue());
      requireYes(plan, wanted.id());
      String id = keep(models, wanted.id());
      return go(change, plan, id, text.hasSameValues(wanted.catalogue()));
    } catch (ReleaseException e) {
      throw CommandFailure.failed("failure.catalogue", e.getMessage());
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    }
  }

  private int go(CatalogueSwitch change, CataloguePlan plan, String id, boolean onlyWords)
      throws InterruptedException {
    Release release;
    if (onlyWords) {
      release = change.reword(id);
    } else {
      Stack.requireMemoryForSecondJob(plan);
      change.stage(id, options.without);
      if (noWait) {
        System.out.println(Messages.text("catalogue.is-staged", CatalogueCommand.name(id)));
        return ExitCode.DONE;
      }
      change.awaitFilled(id);
      release = change.cutOver(id, options.without);
    }
    System.out.println(
        Messages.text("catalogue.activated", CatalogueCommand.name(id), release.number()));
    return ExitCode.DONE;
  }

  /** Whoever asks for what is in force wants no change; hours of filling are worth a yes. */
  private void giveUp(CatalogueSwitch change, String staged) {
    if (!yes) {
      throw CommandFailure.failed("failure.catalogue-filling", CatalogueCommand.name(staged));
    }
    change.undo();
    System.out.println(Messages.text("catalogue.undone", CatalogueCommand.name(staged)));
  }

  private String keep(Path models, String id) {
    Path directory = Path.of(directoryOrId);
    return Files.isDirectory(directory) ? new CatalogueDirectory(models).add(directory) : id;
  }

  private static void requirePossible(CatalogueText text, Catalogue catalogue) {
    if (!text.isPossible(catalogue)) {
      throw CommandFailure.failed("failure.catalogue-kind");
    }
  }

  /** One that is staged already was said yes to. */
  private void requireYes(CataloguePlan plan, String id) {
    if (!yes && !plan.staged().filter(id::equals).isPresent()) {
      throw CommandFailure.failed("failure.catalogue-yes");
    }
  }
}
