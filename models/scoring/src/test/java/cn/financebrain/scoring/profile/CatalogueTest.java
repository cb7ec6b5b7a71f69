package cn.financebrain.scoring.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.text.TextReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  private static final String SOUND =
      """
      category: tax
      from: tax.assessed
      tags:
        - {id: t_sum, zh: 合计, en: Total, aggregate: sum, value: tax_amount, unit: 元}
        - {id: t_cnt_30d, zh: 笔数, en: Count, aggregate: count, window: 30d}
        - {id: t_mean, zh: 均值, en: Mean, formula: t_sum / t_cnt_30d}
      """;

  @Test
  void readsDefinitions() {
    Catalogue catalogue = Catalogue.parse("tax.yaml", SOUND);

    assertThat(catalogue.tags())
        .extracting(TagSpec::id)
        .containsExactly("t_sum", "t_cnt_30d", "t_mean");
    assertThat(catalogue.tag("t_sum").description())
        .isEqualTo("sum `tax_amount` of `tax.assessed`");
    assertThat(catalogue.plan("tax.assessed").shape().names())
        .containsExactly("name", "tax_amount");
    assertThat(catalogue.movesByItself("t_sum")).isFalse();
    assertThat(catalogue.movesByItself("t_mean")).isTrue();
  }

  @Test
  void aFingerprintFollowsTheMeaningOfATag() {
    Catalogue one = Catalogue.parse("tax.yaml", SOUND);
    Catalogue renamed = Catalogue.parse("tax.yaml", SOUND.replace("Total", "Sum"));
    Catalogue changed =
        Catalogue.parse(
            "tax.yaml", SOUND.replace("30d, zh", "30d, zh").replace("window: 30d", "window: 90d"));

    assertThat(renamed.fingerprint()).isEqualTo(one.fingerprint());
    assertThat(changed.fingerprint()).isNotEqualTo(one.fingerprint());
    assertThat(changed.fingerprint("t_sum")).isEqualTo(one.fingerprint("t_sum"));
    assertThat(changed.fingerprint("t_mean")).isNotEqualTo(one.fingerprint("t_mean"));
  }

  /** A model that was trained with another lexicon is thus refused. */
  @Test
  void aTagThatReadsTextsHasItsLexiconsAndRulesInItsFingerprint() {
    Catalogue catalogue =
        Catalogue.parse(
            "tax.yaml",
            """
            category: advertising
            from: advertising.published
            tags:
              - {id: t_fraud, zh: 欺诈, en: Fraud, aggregate: sum, value: "hits(body, 'fraud')"}
              - {id: t_yield, zh: 收益, en: Yield, aggregate: max, value: annual_rate(body)}
              - {id: t_plain, zh: 笔数, en: Count, aggregate: count}
            """);

    assertThat(catalogue.definition("t_fraud").canonicalText())
        .contains("fraud@" + TextReader.bundled().fingerprint("fraud"));
    assertThat(catalogue.definition("t_yield").canonicalText())
        .contains("stance@" + TextReader.bundled().fingerprint());
    assertThat(catalogue.definition("t_plain").canonicalText()).doesNotContain("@");
  }

  @Test
  void namesAllProblemsAtOnce() {
    String broken =
        """
        category: taxes
        tags:
          - {id: One, zh: 一, en: One, from: a.b, value: x}
          - {id: two, zh: 二, from: a.b, aggregate: median, value: x}
          - {id: three, zh: 三, en: Three, from: a.b, aggregate: sum, colour: red}
          - {id: four, zh: 四, en: Four, from: a.b, value: 'x +', window: 9999d, silent: none}
          - {id: five, zh: 五, en: Five, from: a.b, value: x, aggregate: sum, kind: code, signals: X}
          - {id: six, zh: 六, en: Six, value: x}
        """;

    assertThatThrownBy(() -> Catalogue.parse("broken.yaml", broken))
        .asInstanceOf(type(CatalogueException.class))
        .extracting(CatalogueException::problems)
        .asString()
        .contains(
            "category 'taxes' is not in the catalogue",
            "tag One: id 'One', expected a lower-case identifier",
            "tag two: key 'en' is missing",
            "tag two: aggregate 'median', expected one of [last",
            "tag three: unknown key 'colour'",
            "tag three: key 'value' is missing, aggregate sum needs it",
            "tag four: value: 'x +': ends where a value was expected",
            "tag four: window '9999d', expected all or days such as 90d, at most 1100d",
            "tag four: silent 'none', expected missing, zero or false",
            "tag five: kind 'code', but the aggregate gives QUANTITY",
            "tag five: signals 'X', expected F, D or B",
            "tag six: key 'from' is missing");
  }

  @Test
  void aFormulaReadsTagsThatStandAnywhereButNeverItself() {
    assertThat(
            Catalogue.parse(
                    "tax.yaml",
                    SOUND.replace("formula: t_sum /", "formula: t_late + t_sum /")
                        + "  - {id: t_late, zh: 后, en: Later, formula: t_sum * 2}\n")
                .inputs("t_mean"))
        .containsExactly("t_sum", "t_cnt_30d", "t_mean", "t_late");
    assertThatThrownBy(
            () -> Catalogue.parse("tax.yaml", SOUND.replace("formula: t_sum", "formula: t_mean")))
        .hasMessageContaining("tag t_mean reads itself");
    assertThatThrownBy(
            () -> Catalogue.parse("tax.yaml", SOUND.replace("formula: t_sum", "formula: t_none")))
        .hasMessageContaining("tag t_mean: reads 't_none', expected a tag of the catalogue");
  }

  @Test
  void comparisonsWeightsAndPeersAreChecked() {
    String broken =
        """
        category: tax
        from: tax.assessed
        tags:
          - {id: one, zh: 一, en: One, aggregate: sum, value: x, compare: {as: growth}}
          - {id: two, zh: 二, en: Two, aggregate: sum, value: x, window: 30d, compare: {as: sigma}}
          - {id: three, zh: 三, en: Three, aggregate: sum, value: x, weight: w, decay: 7}
          - {id: four, zh: 四, en: Four, aggregate: max, value: x, decay: 7d, result: it > y}
          - {id: five, zh: 五, en: Five, peers: {of: four, among: [three]}, window: 7d}
          - {id: six, zh: 六, en: Six, value: x, compare: {as: quotient, offset: 30d}}
        """;

    assertThatThrownBy(() -> Catalogue.parse("broken.yaml", broken))
        .hasMessageContainingAll(
            "tag one: compare.offset is missing, expected days where the tag has no window",
            "tag two: compare.as sigma does not go with aggregate sum, only with count",
            "tag three: key 'weight' does not go with aggregate sum",
            "tag three: decay '7', expected days such as 90d",
            "tag four: key 'decay' does not go with aggregate max, only with sum and count",
            "tag four: result: 'it > y', expected an expression over 'it' alone",
            "tag five: key 'window' does not go with peers",
            "tag five: unknown key 'among', expected one of [log, of, within]",
            "tag five: peers.within is missing",
            "tag six: compare.as 'quotient', expected one of [ratio, growth, drop");
    assertThatThrownBy(
            () ->
                Catalogue.parse(
                    "tax.yaml",
                    SOUND
                        + "  - {id: t_z, zh: 偏离, en: Z, peers: {of: t_sum, within: [t_cnt_30d]}}"))
        .hasMessageContaining("compares by 't_cnt_30d', which is a quantity, expected a code");
  }

  @Test
  void doubledTagsAndKeysAreRefused() {
    assertThatThrownBy(() -> Catalogue.parse("t", SOUND.replace("t_cnt_30d, zh", "t_sum, zh")))
        .hasMessageContaining("t_sum is defined twice");
    assertThatThrownBy(() -> Catalogue.parse("t", SOUND.replace("unit: 元", "unit: 元, unit: 元")))
        .hasMessageContaining("not YAML");
  }

  @Test
  void loadsADirectory(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("tax.yaml"), SOUND);
    Files.writeString(directory.resolve("note.txt"), "no catalogue");

    assertThat(Catalogue.load(directory).fingerprint())
        .isEqualTo(Catalogue.parse("x", SOUND).fingerprint());
    assertThatThrownBy(() -> Catalogue.load(directory.resolve("nowhere")))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("can't be read");
  }
}
