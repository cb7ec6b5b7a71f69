package cn.financebrain.cli;

import cn.financebrain.cli.operations.Call;
import cn.financebrain.cli.operations.Operation;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.drift.DriftFinding;
import cn.financebrain.scoring.model.ArtifactException;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.release.Journal;
import cn.financebrain.scoring.release.Journal.Action;
import cn.financebrain.scoring.release.ModelRegistry;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.store.ModelComparison;
import cn.financebrain.store.WarehouseException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the desk has done to models. */
final class ModelOperations {
  private final StackDirectory directory;
  private final StackSettings settings;

  private ModelOperations(StackDirectory directory, StackSettings settings) {
    this.directory = directory;
    this.settings = settings;
  }

  static Map<String, Operation> of(StackDirectory directory, StackSettings settings) {
    ModelOperations models = new ModelOperations(directory, settings);
    return Map.of(
        "models-list", call -> models.list(),
        "models-card", models::card,
        "models-history", call -> models.history(),
        "models-compare", models::compare,
        "models-approve", models::approve,
        "models-shadow", models::shadow,
        "models-activate", models::activate,
        "models-retire", models::retire,
        "models-rollback", models::rollBack,
        "models-drift", models::drift);
  }

  /**
   * A model, and where it stands.
   *
   * @param state {@code unreadable} where {@code problem} tells why it can't be read
   * @param risk null where it can't be read, as all that follows
   * @param submitter null where nobody handed it in
   * @param metrics measured by the trainer, by name
   */
  record Model(
      String id,
      String state,
      String problem,
      String risk,
      String submitter,
      Instant submittedAt,
      String approver,
      Instant approvedAt,
      String labels,
      String asOf,
      String rows,
      String positives,
      String trainer,
      Map<String, Double> metrics) {
    static Model unreadable(String id, String problem) {
      return new Model(
          id,
          "unreadable",
          problem,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
    }
  }

  /**
   * @param release in force
   */
  record Models(int release, List<Model> items) {}

  private Models list() {
    ReleaseDirectory releases = releases();
    ModelRegistry registry = new ModelRegistry(settings.modelsDir(), releases);
    List<Journal.Entry> history = ModelReleases.told(registry::history);
    List<Model> models = new ArrayList<>();
    for (String id : releases.artifactIds()) {
      try {
        models.add(model(registry, history, releases.artifact(id)));
      } catch (ArtifactException e) {
        models.add(Model.unreadable(id, e.getMessage()));
      }
    }
    return new Models(releases.latest().number(), models);
  }

  private ReleaseDirectory releases() {
    return ModelReleases.releases(settings);
  }

  private Model model(ModelArtifact artifact) {
    ModelRegistry registry = ModelReleases.registry(settings);
    return model(registry, ModelReleases.told(registry::history), artifact);
  }

  private static Model model(
      ModelRegistry registry, List<Journal.Entry> history, ModelArtifact artifact) {
    Optional<Journal.Entry> submitted = last(history, artifact.id(), Action.SUBMITTED);
    Optional<Journal.Entry> approved =
        last(history, artifact.id(), Action.APPROVED, Action.RETIRED)
            .filter(entry -> entry.action() == Action.APPROVED);
    Map<String, String> from = artifact.createdFrom();
    return new Model(
        artifact.id(),
        ModelReleases.told(() -> registry.state(artifact)).name().toLowerCase(Locale.ROOT),
        null,
        artifact.risk().id(),
        submitted.map(Journal.Entry::by).orElse(null),
        submitted.map(Journal.Entry::at).orElse(null),
        approved.map(Journal.Entry::by).orElse(null),
        approved.map(Journal.Entry::at).orElse(null),
        from.get("labels"),
        from.get("asOf"),
        from.get("rows"),
        from.get("positives"),
        from.get("trainer"),
        artifact.metrics());
  }

  private static Optional<Journal.Entry> last(
      List<Journal.Entry> history, String id, Action... actions) {
    List<Action> asked = List.of(actions);
    return history.stream()
        .filter(entry -> entry.subject().equals(id) && asked.contains(entry.action()))
        .reduce((one, other) -> other);
  }

  private ModelArtifact artifact(Call call) {
    return ModelCommand.ofId(releases(), call.text("model"));
  }

  record Card(Model model, ModelCardView card) {}

  private Card card(Call call) {
    ModelArtifact artifact = artifact(call);
    return new Card(model(artifact), ModelCardView.of(artifact, releases().catalogue()));
  }

  private List<Act> history() {
    List<Act> acts = new ArrayList<>();
    for (Journal.Entry entry : ModelReleases.told(ModelReleases.registry(settings)::history)) {
      acts.add(0, Act.of(entry));
    }
    return acts;
  }

  private ComparisonView compare(Call call) {
    ModelArtifact artifact = artifact(call);
    String champion = releases().latest().models().get(artifact.risk());
    try (ModelComparison comparison = ModelComparison.open(settings.readOnlyWarehouse())) {
      return new ComparisonView(
          champion,
          comparison.months(artifact.risk(), artifact.id()).stream()
              .map(ComparisonView.Month::of)
              .toList(),
          comparison.onLabels(artifact.risk(), artifact.id()).stream()
              .map(ComparisonView.Labels::of)
              .toList());
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    }
  }

  private ModelWork work(Call call) {
    ModelReleases releases = ModelReleases.of(directory, settings);
    return new ModelWork(settings, change -> releases.write(change, call.steps()));
  }

  private Model approve(Call call) {
    ModelArtifact artifact = artifact(call);
    work(call).approve(artifact, call.by(), note(call));
    return model(artifact);
  }

  private static String note(Call call) {
    return call.optional("note").orElse("");
  }

  private Model shadow(Call call) throws InterruptedException {
    ModelArtifact artifact = artifact(call);
    work(call).shadow(artifact, call.by());
    return model(artifact);
  }

  private Model activate(Call call) throws InterruptedException {
    ModelArtifact artifact = artifact(call);
    work(call).activate(artifact, call.by());
    return model(artifact);
  }

  private Model retire(Call call) throws InterruptedException {
    ModelArtifact artifact = artifact(call);
    work(call).retire(artifact, call.by(), note(call));
    return model(artifact);
  }

  /**
   * @param model the champion now; null if there is none
   */
  record Champion(String risk, String model, int release, int enterprises) {}

  private Champion rollBack(Call call) throws InterruptedException {
    Risk risk = risk(call).orElseThrow(() -> wrong("risk"));
    ModelReleases.Done done = work(call).rollBack(risk, call.by(), note(call));
    return new Champion(
        risk.id(),
        releases().release(done.release()).models().get(risk),
        done.release(),
        done.enterprises());
  }

  private static Optional<Risk> risk(Call call) {
    try {
      return call.optional("risk").map(Risk::ofId);
    } catch (IllegalArgumentException e) {
      throw wrong("risk");
    }
  }

  private static CommandFailure wrong(String argument) {
    return CommandFailure.usage("failure.operation-argument", argument);
  }

  /** How many findings of a model are in each state. */
  record Drift(String risk, String model, long alarms, long watched, long notJudged) {
    static Drift of(DriftWatch.Look look) {
      return new Drift(
          look.risk().id(),
          look.model(),
          look.count(DriftFinding.State.ALARM),
          look.count(DriftFinding.State.WATCH),
          look.count(DriftFinding.State.NOT_JUDGED));
    }
  }

  private List<Drift> drift(Call call) {
    Set<Risk> risks = risk(call).<Set<Risk>>map(EnumSet::of).orElse(EnumSet.allOf(Risk.class));
    try {
      return ModelReleases.told(
              () ->
                  DriftWatch.record(
                      settings.warehouse(), releases(), risks, Clock.systemUTC().instant()))
          .stream()
          .map(Drift::of)
          .toList();
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    }
  }
}
