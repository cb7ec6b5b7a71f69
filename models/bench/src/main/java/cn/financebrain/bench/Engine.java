package cn.financebrain.bench;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.Outcome;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.rule.Rules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The domain as the stream runs it, without a model and without peers: all other tags, rules and
 * the alert policy.
 */
final class Engine {
  private final Catalogue catalogue;
  private final Evaluator evaluator;
  private final Map<String, EnterpriseState> states = new LinkedHashMap<>();

  private Engine(Catalogue catalogue, Rules rules) {
    this(
        catalogue,
        new Evaluator(
            catalogue, rules, AlertPolicy.DEFAULT, ReleaseDirectory.withoutModels(catalogue)));
  }

  private Engine(Catalogue catalogue, Evaluator evaluator) {
    this.catalogue = catalogue;
    this.evaluator = evaluator;
  }

  static Engine bundled() {
    Catalogue catalogue = Catalogue.bundled();
    return new Engine(catalogue, Rules.bundled(catalogue));
  }

  /**
   * With some of the tags, spread over the whole catalogue, and no rules.
   *
   * @param tags how many, and those that they build upon come on top
   */
  static Engine of(int tags) {
    Catalogue all = Catalogue.bundled();
    if (tags >= all.tags().size()) {
      return bundled();
    }
    Set<String> some = new TreeSet<>();
    for (int i = 0; i < tags; i++) {
      some.add(all.tags().get((int) ((long) i * all.tags().size() / tags)).id());
    }
    Catalogue part = all.only(some);
    return new Engine(part, Rules.parse("none", "rules: []", part));
  }

  /** The same that knows no enterprise. */
  Engine anew() {
    return new Engine(catalogue, evaluator);
  }

  Catalogue catalogue() {
    return catalogue;
  }

  int tags() {
    return catalogue.tags().size();
  }

  Outcome process(EnterpriseEvent event, long offset) {
    EnterpriseState state =
        states.computeIfAbsent(event.enterprise().text(), key -> EnterpriseState.empty(catalogue));
    return process(state, event, new LogPosition(0, offset));
  }

  Outcome process(EnterpriseState state, EnterpriseEvent event, LogPosition position) {
    return evaluator.process(state, event, position, Peers.NONE, StaleTags.NONE);
  }

  void processAll(List<EnterpriseEvent> events) {
    for (int i = 0; i < events.size(); i++) {
      process(events.get(i), i);
    }
  }

  Map<String, EnterpriseState> states() {
    return states;
  }

  /**
   * @param state null for an enterprise that is not known yet
   */
  EnterpriseState readOrEmpty(byte[] state) {
    return state == null
        ? EnterpriseState.empty(catalogue)
        : EnterpriseState.fromBytes(catalogue, catalogue.tables(), state);
  }
}
