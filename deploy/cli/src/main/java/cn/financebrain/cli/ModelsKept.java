package cn.financebrain.cli;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.model.ArtifactException;
import cn.financebrain.scoring.model.RiskModel;
import cn.financebrain.scoring.release.Release;
import cn.financebrain.scoring.release.ReleaseDirectory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which models go on under another catalogue. */
final class ModelsKept {
  private ModelsKept() {}

  /**
   * The models of the release that brings a catalogue: those in force, or those of when this
   * catalogue last was.
   *
   * @param releases seen with the catalogue
   * @param without risks that may lose their model: they are "not scored" then, never "low"
   * @throws CommandFailure naming every model that does not fit
   */
  static Map<Risk, String> of(ReleaseDirectory releases, String catalogue, Set<Risk> without) {
    Map<Risk, String> kept = new EnumMap<>(Risk.class);
    List<String> problems = new ArrayList<>();
    for (Risk risk : Risk.values()) {
      List<String> candidates = candidates(releases, catalogue, risk);
      Optional<String> fitting =
          candidates.stream().filter(id -> problem(releases, id).isEmpty()).findFirst();
      if (fitting.isPresent()) {
        kept.put(risk, fitting.get());
      } else if (!candidates.isEmpty() && !without.contains(risk)) {
        problems.add(
            "%s: %s".formatted(risk.id(), problem(releases, candidates.get(0)).orElse("")));
      }
    }
    if (!problems.isEmpty()) {
      throw CommandFailure.failed("failure.catalogue-models", String.join("\n  ", problems));
    }
    return kept;
  }

  /** Why the models in force do not fit a catalogue, by risk. */
  static Map<Risk, String> unfit(ReleaseDirectory releases) {
    Map<Risk, String> unfit = new EnumMap<>(Risk.class);
    releases
        .latest()
        .models()
        .forEach((risk, id) -> problem(releases, id).ifPresent(why -> unfit.put(risk, why)));
    return unfit;
  }

  private static List<String> candidates(ReleaseDirectory releases, String catalogue, Risk risk) {
    List<String> ids = new ArrayList<>();
    List<Release> all = releases.list();
    for (int i = all.size() - 1; i >= 0; i--) {
      String id = all.get(i).models().get(risk);
      boolean counts = i == all.size() - 1 || all.get(i).catalogue().equals(catalogue);
      if (counts && id != null && !ids.contains(id)) {
        ids.add(id);
      }
    }
    return ids;
  }

  private static Optional<String> problem(ReleaseDirectory releases, String id) {
    try {
      RiskModel.bind(releases.artifact(id), releases.catalogue());
      return Optional.empty();
    } catch (ArtifactException e) {
      return Optional.of(e.getMessage());
    }
  }
}
