package cn.financebrain.scoring.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Category;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.scoring.Histories;
import cn.financebrain.scoring.profile.Catalogue;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RulesTest {
  private static final Catalogue CATALOGUE = MadeFacts.CATALOGUE;

  /** A hard rule for fundraising over a condition. */
  private static Rules hard(String condition) {
    return rule("kind: hard, band: orange", condition);
  }

  private static Rules rule(String effect, String condition) {
    return Rules.parse(
        "r.yaml",
        """
        rules:
          - {id: r1, risk: fundraising, zh: 甲, en: A, basis: 条例, author: li, %s,
             condition: "%s"}
        """
            .formatted(effect, condition),
        CATALOGUE);
  }

  private static boolean holds(String condition, MadeFacts facts) {
    return !facts.hard(hard(condition)).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> whatIsUnknownNeverFiresUnlessTheRestDecides() {
    return Stream.of(
        asked("tag.reg_capital > 100", true),
        asked("tag.reg_capital > 100.5", true),
        asked("tag.reg_capital < 100", false),
        asked("tag.reg_status == 'active'", true),
        asked("tag.reg_status in ['active', 'moved_out']", true),
        asked("tag.tax_cnt > 1.0", false),
        asked("!(tag.tax_cnt > 1.0)", false),
        asked("tag.tax_cnt > 1.0 || tag.reg_capital > 100", true),
        asked("tag.reg_capital > 100 || tag.tax_cnt > 1.0", true),
        asked("tag.tax_cnt > 1.0 && tag.reg_capital > 100", false),
        asked("!(tag.tax_cnt > 1.0 && tag.reg_capital < 100)", true),
        asked("has(tag.tax_cnt)", false),
        asked("!has(tag.tax_cnt)", true),
        asked("has(tag.reg_capital) && !has(tag.tax_cnt)", true),
        asked("has(tag.tax_cnt) ? tag.tax_cnt > 1.0 : tag.reg_capital > 100", true),
        asked("tag.reg_capital > 100 ? true : tag.tax_cnt > 1.0", true),
        asked("[1.0, 500.0].exists(limit, tag.reg_capital == limit)", true),
        asked("[1.0, 500.0].all(limit, tag.tax_cnt == limit || tag.reg_capital > 100)", true),
        asked("model.fundraising.index > 30 && model.fundraising.band == 'blue'", true),
        asked("model.fundraising.probability > 0.3", true),
        asked("model.default.index >= 0", false),
        asked("!has(model.default.index)", true),
        asked("enterprise.region.startsWith('3303') && enterprise.industry == 'J'", true),
        asked("enterprise.id == 'made:1'", true),
        asked("event.type == 'tax.assessed'", false),
        asked("event.type == 'tax.assessed' || tag.reg_capital > 100", true),
        asked("!has(event.type)", true));
  }

  private static DynamicTest asked(String condition, boolean expected) {
    MadeFacts facts =
        new MadeFacts()
            .with("reg_capital", 500)
            .with("reg_status", "active")
            .scored(Risk.FUNDRAISING, 35);

    return DynamicTest.dynamicTest(
        condition, () -> assertThat(holds(condition, facts)).isEqualTo(expected));
  }

  @Test
  void theRecordAtHandCanBeAsked() {
    MadeFacts facts =
        new MadeFacts()
            .told(
                Histories.event(
                    "tax.assessed",
                    Category.TAX,
                    "t",
                    0,
                    Map.of("tax_amount", Histories.number(5))));

    assertThat(holds("event.type == 'tax.assessed' && event.data.tax_amount > 4.0", facts))
        .isTrue();
    assertThat(holds("event.data.no_field > 4.0", facts)).isFalse();
    assertThat(holds("has(event.data.no_field)", facts)).isFalse();
  }

  @Test
  void aRuleTellsTheTagsThatItReads() {
    Rules rules = hard("tag.reg_capital > 1 || has(tag.tax_cnt) || {1: tag.lit_present}[1]");

    assertThat(rules.reads(rules.rules().get(0)))
        .isEqualTo(Set.of("reg_capital", "tax_cnt", "lit_present"));
  }

  @Test
  void pointsAreAddedToTheIndexAndHeldWithinItsBounds() {
    Rules more = rule("kind: points, points: 30", "tag.reg_capital > 1");
    Rules less = rule("kind: points, points: -30", "tag.reg_capital > 1");
    MadeFacts facts = new MadeFacts().with("reg_capital", 500).scored(Risk.FUNDRAISING, 45);

    Score.Scored raised = (Score.Scored) facts.judgedBy(more, Risk.FUNDRAISING).score();
    assertThat(raised.index()).isEqualTo(75);
    assertThat(raised.band()).isEqualTo(Band.ORANGE);
    assertThat(raised.probability()).isEqualTo(0.45);
    assertThat(raised.ruled().modelIndex()).isEqualTo(45);
    assertThat(raised.ruled().points()).containsExactly(new Score.Points("r1", 30));
    assertThat(raised.ruled().book()).isEqualTo(more.id());

    assertThat(index(facts.scored(Risk.FUNDRAISING, 20), less)).isZero();
    assertThat(index(facts.scored(Risk.FUNDRAISING, 90), more)).isEqualTo(100);
  }

  private static double index(MadeFacts facts, Rules rules) {
    return ((Score.Scored) facts.judgedBy(rules, Risk.FUNDRAISING).score()).index();
  }

  @Test
  void pointsDoNotMakeAScoreWhereThereIsNone() {
    Verdict verdict =
        new MadeFacts()
            .with("reg_capital", 500)
            .judgedBy(rule("kind: points, points: 30", "tag.reg_capital > 1"), Risk.FUNDRAISING);

    assertThat(verdict.score()).isInstanceOf(Score.Unscored.class);
    assertThat(verdict.alerts()).isFalse();
  }

  @Test
  void aVetoForbidsWhatAnIndexWouldRaise() {
    Rules veto = rule("kind: veto", "tag.reg_status == 'cancelled'");
    MadeFacts facts = new MadeFacts().with("reg_status", "cancelled").scored(Risk.FUNDRAISING, 90);

    Verdict verdict = facts.judgedBy(veto, Risk.FUNDRAISING);
    assertThat(verdict.vetoed()).isTrue();
    assertThat(verdict.alerts()).isFalse();
    assertThat(((Score.Scored) verdict.score()).ruled().vetoes()).containsExactly("r1");
    assertThat(facts.with("reg_status", "active").judgedBy(veto, Risk.FUNDRAISING).alerts())
        .isTrue();
  }

  @Test
  void aWhitelistIsAVetoForTheNamedUntilItsEnd() {
    Rules list =
        Rules.parse(
            "r.yaml",
            """
            rules:
              - {id: w1, kind: whitelist, risk: fundraising, zh: 甲, en: A, basis: 批复, author: li,
                 reason: 市属国企, until: 2020-01-31, enterprises: ['made:1']}
            """,
            CATALOGUE);
    MadeFacts facts = new MadeFacts().scored(Risk.FUNDRAISING, 90);

    assertThat(facts.at(shanghai("2020-01-31T23:59:59")).judgedBy(list, Risk.FUNDRAISING).vetoed())
        .isTrue();
    assertThat(facts.at(shanghai("2020-02-01T00:00:00")).judgedBy(list, Risk.FUNDRAISING).vetoed())
        .isFalse();
  }

  @Test
  void aRuleIsEffectiveOnItsDaysInShanghai() {
    Rules rules =
        rule("kind: hard, band: red, since: 2026-03-01, until: 2026-03-02", "tag.reg_capital > 1");
    MadeFacts facts = new MadeFacts().with("reg_capital", 5);

    assertThat(facts.at(shanghai("2026-02-28T23:59:59")).hard(rules)).isEmpty();
    assertThat(facts.at(shanghai("2026-03-01T00:00:00")).hard(rules)).containsExactly("r1");
    assertThat(facts.at(shanghai("2026-03-02T23:59:59")).hard(rules)).containsExactly("r1");
    assertThat(facts.at(shanghai("2026-03-03T00:00:00")).hard(rules)).isEmpty();
  }

  private static Instant shanghai(String local) {
    return Instant.parse(local + "Z").minusSeconds(8 * 3600);
  }

  @Test
  void aConditionThatTakesTooManyStepsDoesNotFireAndIsCounted() {
    String tens = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]";
    Rules rules =
        hard(
            "%1$s.all(a, %1$s.all(b, %1$s.all(c, a * b * c > 0))) && tag.reg_capital > 1"
                .formatted(tens));

    assertThat(new MadeFacts().with("reg_capital", 5).hard(rules)).isEmpty();
    assertThat(rules.overBudget()).isEqualTo(1);
  }

  @Test
  void aConditionThatIsTooLongIsRefused() {
    String longOne = "tag.reg_capital > 1 || ".repeat(100) + "true";

    assertThatThrownBy(() -> hard(longOne)).hasMessageContaining("exceeds limit");
  }

  @Test
  void namesAllProblemsAtOnceEachWithItsPlace() {
    String broken =
        """
        rules:
          - {id: a, kind: hard, risk: rain, band: red, zh: 甲, en: A, basis: b, author: c, condition: tag.reg_capital > 1}
          - {id: b, kind: hard, risk: default, band: red, zh: 乙, en: B, basis: b, author: c, condition: tag.no_tag > 1 && nobody}
          - {id: b, kind: hard, risk: default, band: red, zh: 丙, en: C, basis: b, author: c, condition: '1 +', x: 1}
        """;

    assertThatThrownBy(() -> Rules.parse("r.yaml", broken, CATALOGUE))
        .hasMessageContaining("r.yaml, rule a: risk 'rain'")
        .hasMessageContaining("r.yaml, rule b: condition 1:4: undefined field 'no_tag'")
        .hasMessageContaining(" | tag.no_tag > 1 && nobody\n | ...^")
        .hasMessageContaining("r.yaml, rule b: condition 1:19: undeclared reference to 'nobody'")
        .hasMessageContaining("rule b: unknown key 'x'")
        .hasMessageContaining("rule b: the id is used twice");
  }

  @Test
  void ofABookForAnotherCatalogueTheFittingRulesRemain() {
    Map<String, String> book =
        Map.of(
            "r.yaml",
            """
            rules:
              - {id: a, kind: hard, risk: default, band: red, zh: 甲, en: A, basis: b, author: c, condition: tag.no_tag > 1}
              - {id: b, kind: hard, risk: default, band: red, zh: 乙, en: B, basis: b, author: c, condition: tag.reg_capital > 1}
            """);

    assertThat(Rules.compileFitting(book, CATALOGUE).rules())
        .extracting(Rule::id)
        .containsExactly("b");
  }

  /** CEL copies a map with all its hundreds of tags at every look into it. */
  @Test
  void theTagsAreNoMap() {
    FactResolver facts = new FactResolver(new MadeFacts().with("reg_capital", 1_000).facts());

    assertThat(facts.find("tag").orElseThrow()).isNotInstanceOf(Map.class);
  }
}
