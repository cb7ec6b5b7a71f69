package cn.financebrain.scoring.rule;

import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.TagVector;
import java.nio.file.Path;
import java.util.List;

/** The hard rules, compiled against a catalogue. Immutable, safe for threads. */
public final class Rules {
  private final List<Rule> rules;

  @SuppressWarnings("UnusedMethod")
  private Rules(List<Rule> rules) {
    this.rules = rules;
  }

  /** The rules that the product ships. */
  public static Rules bundled(Catalogue catalogue) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /**
   * Reads one YAML file.
   *
   * @throws cn.financebrain.scoring.profile.CatalogueException naming everything that is wrong
   */
  public static Rules load(Path file, Catalogue catalogue) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  public List<Rule> rules() {
    return rules;
  }

  /** Hash of all rules: 16 hexadecimal digits. */
  public String fingerprint() {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /** The rules for a risk whose condition holds, in their order. */
  public List<Rule> fired(Risk risk, TagVector tags) {
    return cn.financebrain.scoring.profile.Pending.value();
  }
}
