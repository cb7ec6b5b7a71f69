package cn.financebrain.cli;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.release.CatalogueDirectory;
import cn.financebrain.scoring.release.CataloguePlan;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.release.StagedCatalogue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What a change of the catalogue writes, each step only where the plan still allows it. To be
 * called under the lock of publishers, so that no other command changes the plan in between.
 *
 * @param models directory of releases, artifacts and catalogues
 */
record CatalogueFiles(Path models) {

  /**
   * Stages a catalogue, over one that has not come to its release; again it changes nothing.
   *
   * @param now for the record
   * @throws CommandFailure if another command has put a catalogue in force meanwhile: of a change
   *     that has come to its release, the job before is still at work
   */
  void stage(String id, Instant now) {
    CataloguePlan plan = Releases.plan(models);
    if (plan.isCuttingOver() || plan.inForce().equals(id)) {
      throw overtaken(plan);
    }
    if (!plan.isStaged(id)) {
      new StagedCatalogue(id, now).write(models);
    }
  }

  /**
   * Gives up a change that has not come to its release; again it changes nothing.
   *
   * @throws CommandFailure if it has
   */
  void unstage() {
    CataloguePlan plan = Releases.plan(models);
    if (plan.isCuttingOver()) {
      throw CommandFailure.failed("failure.catalogue-late", CatalogueCommand.name(plan.inForce()));
    }
    StagedCatalogue.delete(models);
  }

  /**
   * Puts the staged catalogue in force; again it changes nothing.
   *
   * @param without risks that may lose their model
   * @param now for the record
   * @return number of the release
   * @throws CommandFailure if another command has given it up, or models do not fit any more
   */
  int putStagedInForce(String id, Set<Risk> without, Instant now) {
    if (!Releases.plan(models).isStaged(id)) {
      throw CommandFailure.failed("failure.catalogue-undone");
    }
    return putInForce(id, without, now);
  }

  /**
   * Puts a catalogue of the values in force in force, for its words; again it changes nothing.
   *
   * @param now for the record
   * @return number of the release
   * @throws CommandFailure if another command has put other values in force meanwhile
   */
  int putWordsInForce(String id, Instant now) {
    CataloguePlan plan = Releases.plan(models);
    CatalogueDirectory catalogues = new CatalogueDirectory(models);
    if (!catalogues.fingerprint(plan.inForce()).equals(catalogues.fingerprint(id))) {
      throw overtaken(plan);
    }
    return putInForce(id, Set.of(), now);
  }

  private int putInForce(String id, Set<Risk> without, Instant now) {
    CataloguePlan plan = Releases.plan(models);
    if (plan.inForce().equals(id)) {
      return latest();
    }
    if (plan.isCuttingOver()) { // what the job before has not told yet would be lost
      throw overtaken(plan);
    }
    ReleaseDirectory seen = new ReleaseDirectory(models, new CatalogueDirectory(models).open(id));
    Map<Risk, String> kept = ModelsKept.of(seen, id, without);
    return seen.activate(id, kept, now).number();
  }

  /** Number of the release in force. */
  int latest() {
    return Releases.inForce(models).latest().number();
  }

  /**
   * Ends the change to a catalogue that has come to its release.
   *
   * @param before what is to be done first
   * @return false if another command has ended it, so that nothing was done
   */
  boolean end(String id, Runnable before) {
    CataloguePlan plan = Releases.plan(models);
    if (!plan.isCuttingOver() || !plan.inForce().equals(id)) {
      return false;
    }
    before.run();
    StagedCatalogue.delete(models);
    return true;
  }

  private static CommandFailure overtaken(CataloguePlan plan) {
    return CommandFailure.failed(
        "failure.catalogue-overtaken", CatalogueCommand.name(plan.inForce()));
  }
}
