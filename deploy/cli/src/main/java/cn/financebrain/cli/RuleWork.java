package cn.financebrain.cli;

import cn.financebrain.cli.operations.Steps;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.scoring.profile.CatalogueException;
import cn.financebrain.scoring.release.Release;
import cn.financebrain.scoring.release.RuleBooks;
import cn.financebrain.scoring.rule.Rules;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** What commands and the desk do to books of rules; what is refused is a failure. */
record RuleWork(StackDirectory directory, StackSettings settings) {

  static RuleWork of(DataOption data) {
    return new RuleWork(data.directory(), data.settings());
  }

  /** Writes a release with another book. */
  interface Change {
    /**
     * @param books opened under the publishers' lock
     */
    Release write(RuleBooks books, Instant now);
  }

  RuleBooks books() {
    return RulesCommand.books(settings);
  }

  /**
   * A book that may not have been handed in.
   *
   * @param texts YAML by the name of the file
   * @throws CatalogueException naming everything that is wrong
   */
  Rules compile(Map<String, String> texts) {
    return Rules.compile(texts, Releases.inForce(settings.modelsDir()).catalogue());
  }

  /**
   * Keeps a book as a draft.
   *
   * @return its id
   * @throws CommandFailure if it does not compile
   */
  String submit(Map<String, String> texts, String by, String note) {
    RuleBooks books = books();
    return sound(() -> ModelReleases.told(() -> books.submit(texts, by, note, now())));
  }

  void approve(String id, String by, String note) {
    RuleBooks books = books();
    ModelReleases.told(
        () -> {
          books.approve(id, by, note, now());
          return id;
        });
  }

  /**
   * With bars on the terminal.
   *
   * @throws CommandFailure if it is refused, or the stack does not run
   */
  ModelReleases.Done putInForce(Change change) throws InterruptedException {
    return releases().write(release(change));
  }

  /**
   * @param steps told of the evaluations
   * @throws CommandFailure if it is refused, or the stack does not run
   */
  ModelReleases.Done putInForce(Change change, Steps steps) throws InterruptedException {
    return releases().write(release(change), steps);
  }

  private ModelReleases releases() {
    return ModelReleases.of(directory, settings);
  }

  private ModelReleases.Change release(Change change) {
    return (registry, now) -> {
      Release release = change.write(books(), now);
      Releases.tellNames(settings);
      return release;
    };
  }

  /**
   * @throws CommandFailure where the work finds that a book does not compile
   */
  static <T> T sound(Supplier<T> work) {
    try {
      return work.get();
    } catch (CatalogueException e) {
      throw CommandFailure.failed("failure.rules", e.getMessage());
    }
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }
}
