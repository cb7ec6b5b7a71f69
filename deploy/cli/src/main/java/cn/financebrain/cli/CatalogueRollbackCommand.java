package cn.financebrain.cli;

import cn.financebrain.cli.stack.Stack;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.scoring.release.CataloguePlan;
import cn.financebrain.scoring.release.Release;
import cn.financebrain.scoring.release.ReleaseException;
import cn.financebrain.store.WarehouseException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code catalogue rollback}: gives up a change that has not come to its release, or goes back to
 * the catalogue before, whose job goes on from its last checkpoint.
 */
@Command(name = "rollback", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class CatalogueRollbackCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();

  @Mixin CatalogueChangeOptions options = new CatalogueChangeOptions();

  @Override
  public Integer call() throws InterruptedException {
    StackSettings settings = data.settings();
    Path models = settings.modelsDir();
    CatalogueSwitch change = options.change(data, settings);
    try {
      CataloguePlan plan = Releases.plan(models);
      if (plan.staged().isPresent()
          && !plan.isCuttingOver()
          && !plan.staged().equals(plan.before())) {
        change.undo();
        System.out.println(
            Messages.text("catalogue.undone", CatalogueCommand.name(plan.staged().get())));
        return ExitCode.DONE;
      }
      String before =
          plan.before().orElseThrow(() -> CommandFailure.failed("failure.catalogue-first"));
      Stack.requireMemoryForSecondJob(plan);
      change.stage(before, options.without);
      change.awaitFilled(before);
      Release release = change.cutOver(before, options.without);
      System.out.println(
          Messages.text("catalogue.activated", CatalogueCommand.name(before), release.number()));
      return ExitCode.DONE;
    } catch (ReleaseException e) {
      throw CommandFailure.failed("failure.catalogue", e.getMessage());
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    }
  }
}
