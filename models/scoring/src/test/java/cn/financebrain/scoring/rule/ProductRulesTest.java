package cn.financebrain.scoring.rule;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import org.junit.jupiter.api.Test;

/** Each rule that the product ships, on an enterprise that it means and one that it does not. */
class ProductRulesTest {
  private final Rules rules = Rules.bundled(MadeFacts.CATALOGUE);

  @Test
  void principalGuaranteed() {
    MadeFacts facts = new MadeFacts().with("ad_principal_guarantee", true);

    assertThat(facts.hard(rules)).isEmpty();
    assertThat(facts.with("ad_yield_max_90d", 9).hard(rules)).isEmpty();
    assertThat(facts.with("ad_yield_max_90d", 18).hard(rules))
        .containsExactly("unlicensed_principal_guarantee");
  }

  @Test
  void reportsOfFundraising() {
    assertThat(new MadeFacts().with("cmp_fundraise_report_cnt_90d", 2).hard(rules)).isEmpty();
    assertThat(new MadeFacts().with("cmp_fundraise_report_cnt_90d", 3).hard(rules))
        .containsExactly("fundraising_reports");
  }

  @Test
  void unpaidAfterShutdown() {
    MadeFacts facts = new MadeFacts().with("cmp_unpaid_cnt_180d", 2);

    assertThat(facts.with("ar_business_status_closed", false).hard(rules)).isEmpty();
    assertThat(facts.with("ar_business_status_closed", true).hard(rules))
        .containsExactly("unpaid_after_shutdown");
  }

  @Test
  void restrictedWordsInTheNameOfOneWhoIsNoFinancialOrganisation() {
    MadeFacts facts = new MadeFacts().with("reg_fin_word_in_name", true);

    assertThat(facts.hard(rules)).containsExactly("restricted_name_without_licence");
    assertThat(facts.with("pl_lfo_type", "none").hard(rules))
        .containsExactly("restricted_name_without_licence");
    assertThat(facts.with("pl_lfo_type", "microloan").hard(rules)).isEmpty();
    assertThat(new MadeFacts().with("reg_fin_word_in_name", false).hard(rules)).isEmpty();
  }

  @Test
  void aCaseOfThePolice() {
    assertThat(new MadeFacts().with("pol_case_filed", true).hard(rules))
        .containsExactly("economic_case_filed");
  }

  @Test
  void bankruptcy() {
    assertThat(new MadeFacts().with("lit_bankruptcy_filed", true).hard(rules))
        .containsExactly("bankruptcy_filed");
  }

  @Test
  void aPenaltyForIllegalFinanceAddsPoints() {
    Verdict verdict =
        new MadeFacts()
            .with("pen_illegal_fin_business", true)
            .scored(Risk.FUNDRAISING, 50)
            .judgedBy(rules, Risk.FUNDRAISING);

    assertThat(((Score.Scored) verdict.score()).ruled().points())
        .containsExactly(new Score.Points("illegal_finance_penalised", 15));
    assertThat(verdict.alerts()).isTrue();
  }

  @Test
  void oneThatIsDeregisteredRaisesNothingByItsIndex() {
    MadeFacts facts =
        new MadeFacts()
            .with("reg_status", "cancelled")
            .scored(Risk.FUNDRAISING, 90)
            .scored(Risk.DEFAULT, 90);

    for (Risk risk : Risk.values()) {
      assertThat(facts.judgedBy(rules, risk).vetoed()).isTrue();
    }
  }

  @Test
  void nothingKnownNothingFires() {
    assertThat(new MadeFacts().hard(rules)).isEmpty();
  }
}
