package cn.financebrain.scoring.release;

import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.release.Journal.Action;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The life of models: who handed one in, who approved it, and whether it scores. A model may be the
 * champion of its risk only after somebody else than who handed it in has approved it; in the
 * champion's shadow, where it raises no alert, it may score at once.
 *
 * <p>Whoever writes must hold the publishers' lock, as for any release.
 */
public final class ModelRegistry {
  private final ReleaseDirectory releases;
  private final Journal journal;
  private final FourEyes approval;

  /** Where a model stands. */
  public enum State {
    /** Kept, and not approved. */
    CANDIDATE,
    /** May become the champion. */
    APPROVED,
    /** Scores beside the champion; its scores raise no alerts. */
    SHADOW,
    /** Its scores are those that count. */
    CHAMPION,
    /** Was the champion, or was taken out of use. */
    RETIRED
  }

  /**
   * @param directory that of {@code releases}
   */
  public ModelRegistry(Path directory, ReleaseDirectory releases) {
    this.releases = releases;
    this.journal = new Journal(directory);
    this.approval = new FourEyes(journal, "model", "模型");
  }

  /** All that was done to models, by number. */
  public List<Journal.Entry> history() {
    return journal.list().stream().filter(entry -> !RuleBooks.isAbout(entry)).toList();
  }

  /** Where a model stands now. */
  public State state(ModelArtifact artifact) {
    String id = artifact.id();
    Release latest = releases.latest();
    if (id.equals(latest.models().get(artifact.risk()))) {
      return State.CHAMPION;
    }
    if (latest.challengers(artifact.risk()).contains(id)) {
      return State.SHADOW;
    }
    List<Journal.Entry> entries = journal.about(id);
    if (!entries.isEmpty() && entries.get(entries.size() - 1).action() == Action.APPROVED) {
      return State.APPROVED; // anew, where it was the champion before
    }
    if (approval.isWithdrawn(id)
        || releases.list().stream().anyMatch(before -> before.models().containsValue(id))) {
      return State.RETIRED;
    }
    return approval.approver(id).isPresent() ? State.APPROVED : State.CANDIDATE;
  }

  /** Who handed a model in. */
  public Optional<String> submitter(String id) {
    return approval.submitter(id);
  }

  /**
   * Keeps a model that somebody hands in. Again it changes nothing: who came first stays who handed
   * it in.
   */
  public void submit(ModelArtifact artifact, String by, String note, Instant at) {
    releases.add(artifact);
    approval.submit(artifact.id(), by, note, at);
  }

  /**
   * @throws ReleaseException if nobody handed it in, or {@code by} did
   */
  public void approve(ModelArtifact artifact, String by, String note, Instant at) {
    approval.requireOther(artifact.id(), by);
    approval.approve(artifact.id(), by, note, at);
  }

  /**
   * Makes a model the champion of its risk; the latest release where it is that already.
   *
   * @throws ReleaseException if it is not approved
   * @throws cn.financebrain.scoring.model.ArtifactException if it does not fit the catalogue
   */
  public Release promote(ModelArtifact artifact, String by, Instant at) {
    Release latest = releases.latest();
    if (artifact.id().equals(latest.models().get(artifact.risk()))) {
      journal.complete(
          artifact.id(),
          Action.PROMOTED,
          by,
          Succession.since(releases.list(), release -> release.models().get(artifact.risk())),
          at);
      return latest;
    }
    approval.requireApproved(artifact.id());
    Release next = releases.activate(artifact, at);
    journal.add(artifact.id(), Action.PROMOTED, by, "", next.number(), at);
    return next;
  }

  /**
   * Lets a model score in the shadow of its risk's champion; the latest release where it does
   * already.
   *
   * @throws ReleaseException if it is the champion
   * @throws cn.financebrain.scoring.model.ArtifactException if it does not fit the catalogue
   */
  public Release shadow(ModelArtifact artifact, String by, Instant at) {
    if (releases.latest().challengers(artifact.risk()).contains(artifact.id())) {
      journal.complete(
          artifact.id(),
          Action.SHADOWED,
          by,
          Succession.since(
              releases.list(),
              release -> release.challengers(artifact.risk()).contains(artifact.id())),
          at);
      return releases.latest();
    }
    if (state(artifact) == State.CHAMPION) {
      throw ReleaseException.refused(
          "model %s is the champion itself".formatted(artifact.id()),
          "模型 %s 正在使用中".formatted(artifact.id()));
    }
    releases.requireFit(artifact);
    releases.add(artifact);
    List<String> challengers = new ArrayList<>(releases.latest().challengers(artifact.risk()));
    challengers.add(artifact.id());
    Release next =
        releases.write(release -> release.withChallengers(artifact.risk(), challengers), at);
    journal.add(artifact.id(), Action.SHADOWED, by, "", next.number(), at);
    return next;
  }

  /**
   * Takes a model out of use; it must be approved anew before it can be the champion.
   *
   * @return the latest release: a new one if it scored in the shadow
   * @throws ReleaseException if it is the champion
   */
  public Release retire(ModelArtifact artifact, String by, String note, Instant at) {
    State state = state(artifact);
    if (state == State.CHAMPION) {
      throw ReleaseException.refused(
          "model %s is the champion; promote another or roll back first".formatted(artifact.id()),
          "模型 %s 正在使用中，请先启用其他模型或退回上一模型".formatted(artifact.id()));
    }
    Release release = state == State.SHADOW ? leave(artifact, at) : releases.latest();
    journal.add(
        artifact.id(), Action.RETIRED, by, note, state == State.SHADOW ? release.number() : 0, at);
    return release;
  }

  private Release leave(ModelArtifact artifact, Instant at) {
    List<String> left =
        releases.latest().challengers(artifact.risk()).stream()
            .filter(id -> !id.equals(artifact.id()))
            .toList();
    return releases.write(release -> release.withChallengers(artifact.risk(), left), at);
  }

  /**
   * Puts the champion before the present one in force again; where there was none, the risk is left
   * without a model. Once more, it goes back further.
   *
   * @throws ReleaseException if the risk has no champion, or the one before was taken out of use
   * @throws cn.financebrain.scoring.model.ArtifactException if the one before does not fit the
   *     catalogue any more
   */
  public Release rollBack(Risk risk, String by, String note, Instant at) {
    Deque<Optional<String>> champions =
        Succession.of(releases.list(), release -> Optional.ofNullable(release.models().get(risk)));
    if (champions.pop().isEmpty()) {
      throw ReleaseException.refused(
          "no model for %s is in force".formatted(risk.id()), "%s没有在用模型".formatted(risk.chinese()));
    }
    Optional<String> before = champions.isEmpty() ? Optional.empty() : champions.peek();
    before
        .filter(approval::isWithdrawn)
        .ifPresent(
            id -> {
              throw ReleaseException.refused(
                  "model %s, the champion before, was taken out of use; activate another one"
                      .formatted(id),
                  "上一模型 %s 已停用，请启用其他模型".formatted(id));
            });
    Release next =
        releases.write(
            release ->
                before
                    .map(id -> release.withModel(risk, id))
                    .orElseGet(() -> release.withoutModel(risk))
                    .rollingBack(),
            at);
    journal.add(before.orElse(risk.id()), Action.ROLLED_BACK, by, note, next.number(), at);
    return next;
  }
}
