package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.scoring.release.CataloguePlan;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.release.ReleaseException;
import cn.financebrain.scoring.release.RuleBookDirectory;
import cn.financebrain.scoring.rule.Rules;
import cn.financebrain.store.Migrations;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Release files and catalogues as commands read them: what is damaged is told in a line. */
public final class Releases {
  private Releases() {}

  /**
   * The releases, seen with the catalogue in force.
   *
   * @throws CommandFailure if a file can't be read
   */
  public static ReleaseDirectory inForce(Path models) {
    return told(() -> ReleaseDirectory.inForce(models));
  }

  /**
   * Which catalogues are at work.
   *
   * @throws CommandFailure if a file can't be read
   */
  static CataloguePlan plan(Path models) {
    return told(() -> CataloguePlan.read(models));
  }

  /**
   * The book of rules in force, compiled against the catalogue in force.
   *
   * @throws CommandFailure if a file can't be read
   */
  public static Rules rules(Path models) {
    ReleaseDirectory releases = inForce(models);
    String book = releases.latest().rules();
    return told(() -> new RuleBookDirectory(models).open(book, releases.catalogue()));
  }

  /**
   * Tells the warehouse of the tags and rules in force: the names of rules have to be there before
   * the first alert that a rule raises.
   *
   * @throws CommandFailure if a file can't be read
   */
  static void tellNames(StackSettings settings) {
    Migrations.apply(
        settings.warehouse(),
        inForce(settings.modelsDir()).catalogue().tags(),
        rules(settings.modelsDir()).specs());
  }

  /**
   * @throws CommandFailure where the work finds that a file can't be read
   */
  static <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (ReleaseException e) {
      throw CommandFailure.failed("failure.catalogue", e.getMessage());
    }
  }
}
