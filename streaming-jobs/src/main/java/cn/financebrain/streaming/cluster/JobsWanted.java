package cn.financebrain.streaming.cluster;

import cn.financebrain.scoring.release.CataloguePlan;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The jobs that a plan asks for, as far as its catalogues can be read. One that can't be read for a
 * moment has no fingerprint, so its job and its checkpoints look like nobody's; they must not go.
 *
 * @param ids of the catalogues that need a job, by fingerprint; the one in force first
 * @param kept fingerprints whose checkpoints are worth keeping
 * @param areAllKnown whether every catalogue that needs a job could be read: only then are other
 *     jobs nobody's
 * @param areAllKeptKnown whether the one before could be read too: only then are other checkpoints
 *     nobody's, and the plan is followed to the end
 */
record JobsWanted(
    Map<String, String> ids, Set<String> kept, boolean areAllKnown, boolean areAllKeptKnown) {

  /**
   * @param fingerprint of a catalogue's id, empty where it can't be read now
   */
  static JobsWanted of(CataloguePlan plan, Function<String, Optional<String>> fingerprint) {
    List<String> running = plan.running();
    Map<String, String> ids = new LinkedHashMap<>();
    boolean areAllKnown = true;
    for (String id : running) {
      Optional<String> at = fingerprint.apply(id);
      at.ifPresent(known -> ids.putIfAbsent(known, id));
      areAllKnown &= at.isPresent();
    }
    // the one before stays for a while, so that a way back is short
    Optional<String> before = plan.before().flatMap(fingerprint);
    Set<String> kept = new HashSet<>(ids.keySet());
    before.ifPresent(kept::add);
    boolean isBeforeKnown = plan.before().isEmpty() || before.isPresent();
    return new JobsWanted(
        Collections.unmodifiableMap(ids),
        Set.copyOf(kept),
        areAllKnown,
        areAllKnown && isBeforeKnown);
  }
}
