package cn.financebrain.scoring.explain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.PeerComparison;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.model.Counterfactuals;
import cn.financebrain.scoring.profile.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReasonSentencesTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final ReasonSentences SENTENCES =
      new ReasonSentences(
          tag -> CATALOGUE.contains(tag) ? Optional.of(CATALOGUE.tag(tag)) : Optional.empty());

  private static Reason reason(String tag, TagValue value) {
    return new Reason(tag, value, 1, List.of());
  }

  private static Reason capital(double value) {
    return reason("reg_capital", new TagValue.Quantity(value));
  }

  @Test
  void aQuantityIsToldWithItsUnitAndItsPlaceAmongPeers() {
    Sentence sentence =
        SENTENCES.of(
            capital(12_000),
            8.44,
            Optional.of(new PeerComparison("J", "330302", 40, 512.3456, 700, 0.931)));

    assertThat(sentence.chinese())
        .isEqualTo("注册资本：12,000 万元，高于同区县同行业（330302，J）40 家企业的 93%（中位数 512.3 万元）；使指数升高 8.4 分。");
    assertThat(sentence.english())
        .isEqualTo(
            "Registered capital (10k CNY): 12,000 万元, above 93% of 40 enterprises of industry J in"
                + " district 330302 (median 512.3 万元); adds 8.4 points.");
  }

  @Test
  void peersOfTheWholeIndustryAreToldAsSuch() {
    Sentence sentence =
        SENTENCES.of(capital(1), -2, Optional.of(new PeerComparison("J", "", 40, 2, 3, 0.1)));

    assertThat(sentence.chinese()).contains("高于同行业（J）40 家企业的 10%").endsWith("使指数降低 2.0 分。");
    assertThat(sentence.english()).contains("of industry J (median").endsWith("takes 2.0 points.");
  }

  @Test
  void aTruthIsToldWithTheShareOfPeersThatHaveIt() {
    Sentence sentence =
        SENTENCES.of(
            reason("tax_present", new TagValue.Truth(true)),
            1,
            Optional.of(new PeerComparison("J", "", 40, 0, 0.125, 0.9)));

    assertThat(sentence.chinese()).contains("：是，同行业（J）40 家企业中 13% 为是；");
    assertThat(sentence.english())
        .contains(": yes, where 13% of 40 enterprises of industry J have yes;");
  }

  @Test
  void whatIsNotKnownIsToldAsNotProvided() {
    Sentence sentence =
        SENTENCES.of(reason("reg_capital", new TagValue.Missing()), 0.01, Optional.empty());

    assertThat(sentence.chinese()).isEqualTo("注册资本：未提供；对指数几乎没有影响。");
    assertThat(sentence.english())
        .isEqualTo("Registered capital (10k CNY): not known; hardly moves the index.");
  }

  @Test
  void aTagThatNobodyKnowsIsCalledByItsId() {
    assertThat(SENTENCES.of(reason("gone", new TagValue.Code("x")), 1, Optional.empty()).chinese())
        .isEqualTo("gone：x；使指数升高 1.0 分。");
  }

  @Test
  void quantitiesAndTruthsOfTheFirstReasonsAreCompared() {
    assertThat(
            ReasonSentences.comparable(
                List.of(
                    capital(3),
                    reason("t", new TagValue.Truth(true)),
                    reason("c", new TagValue.Code("x")),
                    reason("m", new TagValue.Missing()))))
        .isEqualTo(Map.of("reg_capital", 3.0, "t", 1.0));
  }

  @Test
  void aHintNamesBothChangesAndTheIndexThatTheyGive() {
    Sentence hint =
        SENTENCES.of(
            new Counterfactuals.Hint(
                List.of(
                    new Counterfactuals.Change("reg_capital", 500, 99, 0.1),
                    new Counterfactuals.Change("fs_current_ratio", 0.5, 1.25, 0.2)),
                54.26));

    assertThat(hint.chinese())
        .isEqualTo("若注册资本不高于 99 万元（现为 500 万元）且流动比率不低于 1.25（现为 0.5），则低于橙（指数 54.3）。");
    assertThat(hint.english())
        .startsWith("Below orange (index 54.3) if Registered capital (10k CNY) were at most 99 万元")
        .contains(" and Current ratio were at least 1.25 (now 0.5).");
  }
}
