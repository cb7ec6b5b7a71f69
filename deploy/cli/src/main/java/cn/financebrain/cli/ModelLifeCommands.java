package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.release.Journal;
import cn.financebrain.scoring.release.ModelRegistry;
import cn.financebrain.scoring.release.Release;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What people do to models: hand in, approve, let score in the shadow, promote, take back. */
final class ModelLifeCommands {
  private ModelLifeCommands() {}

  /** Who does it, and why. Names are what people say of themselves. */
  static final class Person {
    @Option(
        names = "--by",
        paramLabel = "NAME",
        defaultValue = "${sys:user.name}",
        descriptionKey = "option.by")
    String by = "";

    @Option(
        names = "--note",
        paramLabel = "TEXT",
        defaultValue = "",
        descriptionKey = "option.note")
    String note = "";

    String name() {
      if (by.isBlank()) {
        throw CommandFailure.usage("failure.by");
      }
      return by.strip();
    }
  }

  /** The model that is meant, and the stack. */
  abstract static class OfModel implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Mixin Person person = new Person();

    @Parameters(paramLabel = "FILE-or-ID", descriptionKey = "param.model")
    String fileOrId = "";

    ModelArtifact artifact(StackSettings settings) {
      return ModelCommand.find(ModelReleases.releases(settings), fileOrId);
    }

    static Instant now() {
      return Clock.systemUTC().instant();
    }
  }

  /** {@code model submit}: hands a model in for approval, as {@code train} does with its own. */
  @Command(name = "submit", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Submit extends OfModel {
    @Override
    public Integer call() {
      StackSettings settings = data.settings();
      ModelArtifact artifact = artifact(settings);
      ModelRegistry registry = ModelReleases.registry(settings);
      ModelReleases.told(
          () -> {
            registry.submit(artifact, person.name(), person.note, now());
            return artifact;
          });
      System.out.println(
          Messages.text(
              "model.submitted", artifact.id(), registry.submitter(artifact.id()).orElse("")));
      return ExitCode.DONE;
    }
  }

  /** {@code model approve}: by somebody else than who handed it in. */
  @Command(name = "approve", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Approve extends OfModel {
    @Override
    public Integer call() {
      StackSettings settings = data.settings();
      ModelArtifact artifact = artifact(settings);
      ModelWork.of(data).approve(artifact, person.name(), person.note);
      System.out.println(Messages.text("model.approved", artifact.id(), person.name()));
      return ExitCode.DONE;
    }
  }

  /** {@code model activate}: makes an approved model the champion of its risk. */
  @Command(
      name = "activate",
      aliases = "promote",
      resourceBundle = Messages.BUNDLE,
      mixinStandardHelpOptions = true)
  static final class Activate extends OfModel {
    @Override
    public Integer call() throws InterruptedException {
      ModelWork work = ModelWork.of(data);
      ModelArtifact artifact = artifact(work.settings());
      ModelReleases.Done done = work.activate(artifact, person.name());
      System.out.println(
          Messages.text(
              "model.activated",
              artifact.id(),
              artifact.risk().id(),
              done.release(),
              done.enterprises()));
      return ExitCode.DONE;
    }
  }

  /** {@code model shadow}: lets a model score beside the champion, without alerts. */
  @Command(name = "shadow", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Shadow extends OfModel {
    @Override
    public Integer call() throws InterruptedException {
      ModelWork work = ModelWork.of(data);
      ModelArtifact artifact = artifact(work.settings());
      ModelReleases.Done done = work.shadow(artifact, person.name());
      System.out.println(
          Messages.text(
              "model.shadowed",
              artifact.id(),
              artifact.risk().id(),
              done.release(),
              done.enterprises()));
      return ExitCode.DONE;
    }
  }

  /** {@code model retire}: takes a model that is not the champion out of use. */
  @Command(name = "retire", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Retire extends OfModel {
    @Override
    public Integer call() throws InterruptedException {
      ModelWork work = ModelWork.of(data);
      ModelArtifact artifact = artifact(work.settings());
      work.retire(artifact, person.name(), person.note);
      System.out.println(Messages.text("model.retired", artifact.id()));
      return ExitCode.DONE;
    }
  }

  /** {@code model rollback}: the champion before the present one is put in force again. */
  @Command(name = "rollback", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Rollback implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Mixin Person person = new Person();

    @Option(
        names = "--risk",
        paramLabel = "RISK",
        required = true,
        descriptionKey = "option.score-risk")
    Risk risk = Risk.FUNDRAISING;

    @Override
    public Integer call() throws InterruptedException {
      ModelWork work = ModelWork.of(data);
      ModelReleases.Done done = work.rollBack(risk, person.name(), person.note);
      Release release = ModelReleases.releases(work.settings()).release(done.release());
      String champion = release.models().get(risk);
      System.out.println(
          champion == null
              ? Messages.text("model.rolled-back-to-none", risk.id(), done.release())
              : Messages.text(
                  "model.activated", champion, risk.id(), done.release(), done.enterprises()));
      return ExitCode.DONE;
    }
  }

  /** {@code model history}: who did what to models, the newest last. */
  @Command(name = "history", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class History implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() {
      List<Journal.Entry> entries =
          ModelReleases.told(ModelReleases.registry(data.settings())::history);
      if (entries.isEmpty()) {
        System.out.println(Messages.text("model.no-history"));
        return ExitCode.DONE;
      }
      System.out.println(JournalText.table(entries));
      return ExitCode.DONE;
    }
  }
}
