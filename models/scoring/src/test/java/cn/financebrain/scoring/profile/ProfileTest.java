package cn.financebrain.scoring.profile;

import static cn.financebrain.scoring.Histories.day;
import static cn.financebrain.scoring.Histories.event;
import static cn.financebrain.scoring.Histories.number;
import static cn.financebrain.scoring.Histories.registration;
import static cn.financebrain.scoring.Histories.revision;
import static cn.financebrain.scoring.Histories.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.TagValue;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileTest {
  private static final TagValue MISSING = new TagValue.Missing();

  private final Profile profile = Profile.empty(Catalogue.bundled());

  private static EnterpriseEvent tax(String id, long day, double amount) {
    return event(
        "tax.assessed",
        Category.TAX,
        id,
        day,
        Map.<String, FieldValue>of("tax_amount", number(amount)));
  }

  private static EnterpriseEvent tax(int revision, boolean retracted, double amount) {
    return revision(
        "tax.assessed",
        Category.TAX,
        "1",
        5,
        5 + revision,
        revision,
        retracted,
        Map.<String, FieldValue>of("tax_amount", number(amount)));
  }

  private TagValue at(long day, String tag) {
    return profile.tags(day(day)).get(tag);
  }

  private static TagValue quantity(double value) {
    return new TagValue.Quantity(value);
  }

  @Test
  void foldsEventsToTags() {
    profile.apply(registration(0, 200, "J"));
    profile.apply(tax("1", 10, 300));
    profile.apply(tax("2", 20, -100));

    assertThat(at(30, "reg_paid_in_ratio")).isEqualTo(quantity(0.25));
    assertThat(at(30, "reg_industry_class")).isEqualTo(new TagValue.Code("J"));
    assertThat(at(30, "tax_cnt")).isEqualTo(quantity(2));
    assertThat(at(30, "tax_amount_sum")).isEqualTo(quantity(200));
    assertThat(at(30, "tax_negative_share")).isEqualTo(quantity(0.5));
    assertThat(at(30, "tax_days_since")).isEqualTo(quantity(10));
    assertThat(profile.tags(day(30)).name()).isEqualTo("测试有限公司");
  }

  @Test
  void whatNobodyToldIsMissingAndNotZero() {
    profile.apply(registration(0, 200, "J"));

    assertThat(at(1, "tax_cnt")).isEqualTo(MISSING);
    assertThat(at(1, "tax_present")).isEqualTo(new TagValue.Truth(false));
    assertThat(profile.tags(day(1)).known("tax_present")).isFalse();
    assertThat(profile.tags(day(1)).known("reg_capital")).isTrue();
  }

  @Test
  void aWindowForgetsButDoesNotCallTheFeedSilent() {
    profile.apply(tax("1", 0, 300));

    assertThat(at(364, "tax_cnt_365d")).isEqualTo(quantity(1));
    assertThat(at(366, "tax_cnt_365d")).isEqualTo(quantity(0));
  }

  @Test
  void aCorrectionReplacesFromTheDayItIsAvailable() {
    assertThat(profile.apply(tax(0, false, 100))).isEqualTo(Applied.ADDED);
    assertThat(profile.apply(tax(0, false, 100))).isEqualTo(Applied.DUPLICATE);
    assertThat(profile.apply(tax(2, false, 70))).isEqualTo(Applied.REVISED);
    assertThat(profile.apply(tax(1, false, 80))).isEqualTo(Applied.STALE);

    assertThat(at(4, "tax_amount_sum")).isEqualTo(MISSING);
    assertThat(at(5, "tax_amount_sum")).isEqualTo(quantity(100));
    assertThat(at(6, "tax_amount_sum")).isEqualTo(quantity(80));
    assertThat(at(7, "tax_amount_sum")).isEqualTo(quantity(70));
  }

  @Test
  void aRetractionTakesBackEvenWhatComesLater() {
    assertThat(profile.apply(tax(1, true, 1))).isEqualTo(Applied.SPURIOUS);
    assertThat(profile.apply(tax(0, false, 100))).isEqualTo(Applied.STALE);

    assertThat(at(5, "tax_cnt")).isEqualTo(quantity(1));
    assertThat(at(6, "tax_cnt")).isEqualTo(MISSING);
    assertThat(profile.apply(tax(2, false, 5))).isEqualTo(Applied.REVISED);
    assertThat(profile.apply(tax(3, true, 5))).isEqualTo(Applied.RETRACTED);
  }

  @Test
  void evidenceIsNewestFirstAndBounded() {
    for (int i = 0; i < 15; i++) {
      profile.apply(tax("t" + i, i, i));
    }

    assertThat(profile.tags(day(20)).evidence("tax_cnt"))
        .hasSize(TagVector.EVIDENCE_LIMIT)
        .first()
        .hasFieldOrPropertyWithValue("id", "t14");
    assertThat(profile.tags(day(20)).evidence("lit_judgment_cnt")).isEmpty();
  }

  @Test
  void onlyARegistrationOrAStatementEnrols() {
    profile.apply(tax("1", 0, 300));
    assertThat(profile.enrolled(day(1))).isFalse();
    assertThat(profile.tags(day(1)).isEmpty()).isFalse();

    profile.apply(registration(2, 10, "O"));
    assertThat(profile.enrolled(day(1))).isFalse();
    assertThat(profile.enrolled(day(2))).isTrue();
  }

  @Test
  void altmansScoreIsAFormulaOverTags() {
    profile.apply(
        event(
            "financial_statement.filed",
            Category.FINANCIAL_STATEMENT,
            "2019",
            0,
            Map.of(
                "current_assets", number(60),
                "current_liabilities", number(20),
                "total_assets", number(100),
                "retained_earnings", number(30),
                "ebit", number(10),
                "market_value", number(90),
                "total_liabilities", number(45),
                "net_sales", number(150))));

    assertThat(at(1, "fs_altman_z"))
        .isEqualTo(quantity(1.2 * 0.4 + 1.4 * 0.3 + 3.3 * 0.1 + 0.6 * 2.0 + 1.5));
  }

  @Test
  void anEventTypeThatNoTagReadsIsKeptByName() {
    profile.apply(event("grid.visit", Category.GRID_INSPECTION, "1", 0, Map.of("x", text("y"))));

    assertThat(profile.tags(day(1)).isEmpty()).isFalse();
    assertThat(profile.size()).isEqualTo(1);
  }

  @Test
  void damagedBytesAreRefused() {
    profile.apply(registration(0, 200, "J"));
    byte[] bytes = profile.toBytes();
    byte[] cut = Arrays.copyOf(bytes, bytes.length - 3);
    byte[] future = bytes.clone();
    future[0] = 99;

    assertThatThrownBy(
            () -> Profile.fromBytes(profile.catalogue(), profile.catalogue().tables(), cut))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("damaged");
    assertThatThrownBy(
            () -> Profile.fromBytes(profile.catalogue(), profile.catalogue().tables(), future))
        .hasMessageContaining("version 99, expected at most 3");
  }
}
