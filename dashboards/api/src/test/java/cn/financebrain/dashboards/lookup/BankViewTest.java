package cn.financebrain.dashboards.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.explain.ExplainedScore;
import cn.financebrain.scoring.model.ScoreReasons;
import cn.financebrain.scoring.profile.Catalogue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BankViewTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  private static List<String> shown(List<String> tags) {
    Score.Scored score =
        new Score.Scored(
            EnterpriseId.parse("demo:x"),
            Risk.DEFAULT,
            Instant.EPOCH,
            1,
            "m",
            0.5,
            0.5,
            50,
            Band.YELLOW,
            1);
    List<Reason> reasons =
        tags.stream().map(tag -> new Reason(tag, new TagValue.Missing(), 1, List.of())).toList();
    ExplainedScore explained =
        new ExplainedScore(
            score,
            score,
            Optional.of(new ScoreReasons(0, 0, 1, 50, reasons)),
            Optional.empty(),
            List.of(),
            CATALOGUE);
    return BankView.shown(explained).stream().map(Reason::tag).toList();
  }

  private static String tagOf(Category category) {
    return CATALOGUE.tags().stream()
        .filter(tag -> tag.category() == category)
        .map(TagSpec::id)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(
      value = Category.class,
      names = {"BANK_CREDIT", "GUARANTEE_COLLATERAL", "PRIVATE_LENDING", "FUND_FLOW", "POLICE"})
  void whatOtherLendersAndThePoliceToldIsWithheld(Category category) {
    assertThat(shown(List.of(tagOf(category)))).isEmpty();
  }

  @Test
  void whatIsPublicIsShownAndWhatNobodyKnowsIsNot() {
    String open = tagOf(Category.REGISTRATION);
    assertThat(shown(List.of("of no catalogue", open))).containsExactly(open);
  }
}
