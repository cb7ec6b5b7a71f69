package cn.financebrain.scoring.rule;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.RuleSpec;
import cn.financebrain.scoring.Fingerprint;
import cn.financebrain.scoring.expression.Expression;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.CatalogueException;
import cn.financebrain.scoring.profile.TagVector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The hard rules, compiled against a catalogue. Immutable, safe for threads. */
public final class Rules {
  private static final String BUNDLED = "rules/hard-rules.yaml";

  private final List<Compiled> compiled;

  /** A rule with its condition read. */
  record Compiled(Rule rule, Expression condition) {}

  private Rules(List<Compiled> compiled) {
    this.compiled = List.copyOf(compiled);
  }

  /** The rules that the product ships. */
  public static Rules bundled(Catalogue catalogue) {
    try (InputStream in = Rules.class.getClassLoader().getResourceAsStream(BUNDLED)) {
      return parse(BUNDLED, new String(in.readAllBytes(), StandardCharsets.UTF_8), catalogue);
    } catch (IOException e) {
      throw new UncheckedIOException(BUNDLED, e);
    }
  }

  /**
   * Reads one YAML file.
   *
   * @throws CatalogueException naming everything that is wrong
   */
  public static Rules load(Path file, Catalogue catalogue) {
    try {
      return parse(file.getFileName().toString(), Files.readString(file), catalogue);
    } catch (IOException e) {
      throw new CatalogueException(List.of("%s can't be read: %s".formatted(file, e)));
    }
  }

  /** Compiles one YAML text. */
  public static Rules parse(String name, String yaml, Catalogue catalogue) {
    RulesReader reader = new RulesReader(name, catalogue);
    return new Rules(reader.read(yaml));
  }

  public List<Rule> rules() {
    return compiled.stream().map(Compiled::rule).toList();
  }

  /** What pages show of them. */
  public List<RuleSpec> specs() {
    return rules().stream().map(Rule::spec).toList();
  }

  /** Hash of all rules: 16 hexadecimal digits. */
  public String fingerprint() {
    return Fingerprint.of(rules().stream().map(Rule::toString).toList());
  }

  /** The tags that a rule's condition reads. */
  public Set<String> reads(Rule rule) {
    return compiled.stream()
        .filter(each -> each.rule().equals(rule))
        .flatMap(each -> each.condition().names().stream())
        .collect(Collectors.toSet());
  }

  /** The rules for a risk whose condition holds, in their order. */
  public List<Rule> fired(Risk risk, TagVector tags) {
    return compiled.stream()
        .filter(rule -> rule.rule().risk() == risk && rule.condition().holds(tags::field))
        .map(Compiled::rule)
        .toList();
  }
}
