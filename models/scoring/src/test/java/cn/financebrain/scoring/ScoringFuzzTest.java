package cn.financebrain.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.scoring.corpus.Damage;
import cn.financebrain.scoring.expression.Expression;
import cn.financebrain.scoring.expression.ExpressionException;
import cn.financebrain.scoring.model.ArtifactException;
import cn.financebrain.scoring.model.ArtifactFile;
import cn.financebrain.scoring.model.MadeModels;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.CatalogueException;
import cn.financebrain.scoring.rule.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the bytes are, what reads them ends, and throws only what it documents. */
class ScoringFuzzTest {
  private static final Catalogue BUNDLED = Catalogue.bundled();
  private static final List<String> YAML_WORDS =
      List.of(
          ":",
          "- ",
          "\n",
          "  ",
          "{",
          "}",
          "[",
          "]",
          "'",
          "\"",
          "#",
          "&a ",
          "*a",
          "!!int ",
          "---\n",
          "? ",
          "| ",
          "null",
          "~",
          "-1",
          "1e999",
          ".nan",
          "\t",
          "\0",
          "9999d",
          "all",
          "peers: ",
          "formula: ",
          "compare: ",
          "hits(",
          "annual_rate(");
  private static final List<String> EXPRESSION_WORDS =
      List.of(
          "(",
          ")",
          "[",
          "]",
          ",",
          "'",
          " and ",
          " or ",
          " not ",
          " in ",
          "==",
          "<=",
          "-",
          "*",
          "/",
          "hits(",
          "reference(",
          "if(",
          "'fraud'",
          "'lpr_1y'",
          "99999999999999999999",
          "0.5");
  private static final List<String> JSON_WORDS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "null",
          "true",
          "1e999",
          "-1",
          "2147483647",
          "0",
          "\"trees\"",
          "\"linear\"");
  private static final String CATALOGUE =
      """
      category: tax
      from: tax.assessed
      signals: B
      tags:
        - {id: t_sum, zh: 总额, en: Total, aggregate: sum, value: tax_amount, decay: 90d}
        - {id: t_cnt, zh: 笔数, en: Count, aggregate: count, window: 30d, compare: {as: sigma}}
        - {id: t_code, zh: 税种, en: Kind, value: tax_category, kind: code}
        - {id: t_mean, zh: 均值, en: Mean, formula: t_sum / t_cnt}
        - {id: t_z, zh: 偏离, en: Z, peers: {of: t_mean, within: [t_code], log: true}}
      """;
  private static final String RULES =
      """
      rules:
        - {id: a, risk: default, band: red, zh: 甲, en: A, basis: 条例, condition: reg_capital > 1}
      """;
  private static final String EXPRESSION =
      "if(known(a) and not (b in ['x', 'y']), max(a, -1.5) / 2, coalesce(hits(c, 'fraud'),"
          + " days(d, '2026-01-01'), reference('lpr_1y', d)))";

  @Property
  void catalogues(@ForAll("catalogueBytes") byte[] bytes) {
    Damage.allows(
        CatalogueException.class, () -> Catalogue.parse("x.yaml", new String(bytes, UTF_8)));
  }

  @Property
  void rules(@ForAll("ruleBytes") byte[] bytes) {
    Damage.allows(
        CatalogueException.class, () -> Rules.parse("x.yaml", new String(bytes, UTF_8), BUNDLED));
  }

  @Property
  void expressions(@ForAll("expressionBytes") byte[] bytes) {
    Damage.allows(
        ExpressionException.class,
        () -> Expression.parse(new String(bytes, UTF_8)).evaluate(name -> null));
  }

  @Property
  void artifacts(@ForAll("artifactBytes") byte[] bytes) {
    Damage.allows(ArtifactException.class, () -> ArtifactFile.parse(bytes, "x.json"));
  }

  @Property
  void states(@ForAll("stateBytes") byte[] bytes) {
    Damage.allows(
        IllegalArgumentException.class,
        () -> EnterpriseState.fromBytes(BUNDLED, BUNDLED.tables(), bytes).toBytes());
  }

  /** What could be read can also be worked with. */
  @Property
  void statesThatAreReadHaveTags(@ForAll("stateBytes") byte[] bytes) {
    Damage.allows(
        IllegalArgumentException.class,
        () -> EnterpriseState.fromBytes(BUNDLED, BUNDLED.tables(), bytes).tags());
  }

  @Provide
  Arbitrary<byte[]> catalogueBytes() {
    return Damage.of(CATALOGUE.getBytes(UTF_8), YAML_WORDS);
  }

  @Provide
  Arbitrary<byte[]> ruleBytes() {
    return Damage.of(RULES.getBytes(UTF_8), YAML_WORDS);
  }

  @Provide
  Arbitrary<byte[]> expressionBytes() {
    return Damage.of(EXPRESSION.getBytes(UTF_8), EXPRESSION_WORDS);
  }

  @Provide
  Arbitrary<byte[]> artifactBytes() {
    return Damage.of(ArtifactFile.bytes(MadeModels.fundraising(Map.of())), JSON_WORDS);
  }

  @Provide
  Arbitrary<byte[]> stateBytes() throws IOException {
    try (InputStream golden =
        ScoringFuzzTest.class.getResourceAsStream("/golden/enterprise-state.v1.bin")) {
      byte[] first = golden.readAllBytes();
      EnterpriseState state = EnterpriseState.fromBytes(BUNDLED, BUNDLED.tables(), first);
      state.tags(); // sets the clock of the profile
      byte[] current = state.toBytes();
      List<String> words = List.of("\u0000", "\u007f", "\u0001\u0001", "tax", "\u00ff\u00ff");
      return Arbitraries.oneOf(Damage.of(first, words), Damage.of(current, words));
    }
  }
}
