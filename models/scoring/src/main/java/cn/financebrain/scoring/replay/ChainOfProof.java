package cn.financebrain.scoring.replay;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.RuleSpec;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.TagVector;
import cn.financebrain.scoring.rule.Rule;
import cn.financebrain.scoring.rule.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** Leads an alert back to rules, tags and events, as far as they can be read. */
final class ChainOfProof {
  private final Alert alert;
  private final Optional<Evaluator> evaluator;
  private final Optional<Score> told;

  /**
   * @param told the stored score of the alert's risk
   */
  ChainOfProof(Alert alert, Optional<Evaluator> evaluator, Optional<Score> told) {
    this.alert = alert;
    this.evaluator = evaluator;
    this.told = told;
  }

  /**
   * @param tags as of the alert; empty where they can't be derived
   * @param events all that were known, in the order of the log
   */
  ProofChain of(Optional<TagVector> tags, List<ProofChain.Event> events) {
    List<ProofChain.Tag> reasons =
        alert.reasons().stream()
            .map(
                reason ->
                    new ProofChain.Tag(
                        reason.tag(),
                        spec(reason.tag()),
                        reason.value(),
                        OptionalDouble.of(reason.contribution()),
                        reason.evidence()))
            .toList();
    List<ProofChain.Acting> rules = rules(tags);
    Set<EventKey> named = new HashSet<>();
    reasons.forEach(tag -> named.addAll(tag.evidence()));
    rules.forEach(rule -> rule.tags().forEach(tag -> named.addAll(tag.evidence())));
    return new ProofChain(model(), reasons, rules, newest(named, events));
  }

  private String model() {
    return told.map(score -> score instanceof Score.Scored scored ? scored.model() : "").orElse("");
  }

  private Optional<TagSpec> spec(String tag) {
    return evaluator
        .map(Evaluator::catalogue)
        .filter(catalogue -> catalogue.contains(tag))
        .map(catalogue -> catalogue.tag(tag));
  }

  private List<ProofChain.Acting> rules(Optional<TagVector> tags) {
    if (evaluator.isEmpty()) {
      return List.of();
    }
    Rules book = evaluator.get().rules(alert.release());
    Map<String, OptionalInt> acting = new HashMap<>();
    if (told.isPresent() && told.get() instanceof Score.Scored scored) {
      scored
          .ruled()
          .points()
          .forEach(each -> acting.put(each.rule(), OptionalInt.of(each.points())));
      scored.ruled().vetoes().forEach(each -> acting.put(each, OptionalInt.empty()));
    }
    String raising = alert.cause() instanceof Alert.Cause.HardRule hard ? hard.rule() : "";
    if (!raising.isEmpty()) {
      acting.put(raising, OptionalInt.empty());
    }
    Map<String, RuleSpec> specs = new HashMap<>();
    book.specs().forEach(spec -> specs.put(spec.id(), spec));
    List<ProofChain.Acting> found = new ArrayList<>();
    for (Rule rule : book.rules()) {
      OptionalInt points = acting.get(rule.id());
      if (points != null) {
        found.add(
            new ProofChain.Acting(
                specs.get(rule.id()),
                points,
                rule.id().equals(raising),
                tags.map(now -> read(book.reads(rule), now)).orElse(List.of())));
      }
    }
    return found;
  }

  private List<ProofChain.Tag> read(Set<String> ids, TagVector tags) {
    Catalogue catalogue = tags.catalogue();
    return ids.stream()
        .filter(catalogue::contains)
        .sorted()
        .map(
            id ->
                new ProofChain.Tag(
                    id, spec(id), tags.get(id), OptionalDouble.empty(), tags.evidence(id)))
        .toList();
  }

  /** Of each event the newest revision that was known. */
  private static List<ProofChain.Event> newest(Set<EventKey> named, List<ProofChain.Event> events) {
    Map<EventKey, ProofChain.Event> newest = new HashMap<>();
    for (ProofChain.Event each : events) {
      if (named.contains(each.event().key())) {
        newest.merge(
            each.event().key(),
            each,
            (one, other) -> other.event().revision() > one.event().revision() ? other : one);
      }
    }
    return newest.values().stream()
        .sorted(
            Comparator.comparing((ProofChain.Event each) -> each.event().eventTime())
                .thenComparing(each -> each.event().key()))
        .toList();
  }
}
