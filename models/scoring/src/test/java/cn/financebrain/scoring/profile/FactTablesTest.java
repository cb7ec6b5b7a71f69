package cn.financebrain.scoring.profile;

import static cn.financebrain.scoring.Histories.day;
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
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactTablesTest {
  private static final String SUM =
      "{id: t_sum, zh: 甲, en: A, aggregate: sum, value: amount, unit: 元}";
  private static final String GRADE = "{id: t_grade, zh: 乙, en: B, aggregate: last, value: grade}";

  private static final Catalogue EARLIER = catalogue(SUM);
  private static final Catalogue LATER = catalogue(GRADE, SUM);

  private static Catalogue catalogue(String... tags) {
    return Catalogue.parse(
        "tax.yaml",
        "category: tax\nfrom: tax.assessed\ntags:\n  - " + String.join("\n  - ", tags) + "\n");
  }

  private static EnterpriseEvent tax(int id, int revision, Map<String, FieldValue> data) {
    return revision(
        "tax.assessed", Category.TAX, "票" + id, 5L + id, 6L + id, revision, data.isEmpty(), data);
  }

  /** Something of all that bytes can hold. */
  private static Profile profile(Catalogue catalogue) {
    Profile profile = Profile.empty(catalogue);
    profile.apply(registration(0, 200, "J"));
    profile.apply(tax(1, 0, Map.of("amount", number(12), "grade", text("甲"))));
    profile.apply(tax(2, 0, Map.of("amount", number(0.1), "grade", text("甲"))));
    profile.apply(tax(3, 0, Map.of("amount", number(-3_000))));
    profile.apply(tax(4, 0, Map.of("amount", number(Math.PI), "grade", text("乙"))));
    profile.apply(tax(4, 2, Map.of("amount", number(5.25))));
    profile.apply(tax(5, 0, Map.of("amount", number(1))));
    profile.apply(tax(5, 1, Map.of()));
    return profile;
  }

  @Test
  void readsWhatWasWrittenUnderAnEarlierCatalogue() {
    byte[] bytes = profile(EARLIER).toBytes();

    Profile read = Profile.fromBytes(LATER, LATER.tables().and(EARLIER.tables().toBytes()), bytes);

    assertThat(read.tags(day(30)).get("t_sum"))
        .isEqualTo(profile(EARLIER).tags(day(30)).get("t_sum"));
    assertThat(read.tags(day(30)).get("t_grade")).isEqualTo(new TagValue.Missing());
    assertThat(read.tags(day(30)).name()).isEqualTo("测试有限公司");
    assertThat(read.size()).isEqualTo(6);
  }

  @Test
  void aTableThatIsNotKnownIsAnError() {
    byte[] bytes = profile(EARLIER).toBytes();

    assertThatThrownBy(() -> Profile.fromBytes(LATER, LATER.tables(), bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not known");
  }

  @Test
  void readsTheBytesOfVersionTwo() throws Exception {
    FactTables tables = LATER.tables().and(List.of(golden("fact-table.v1.bin")));

    Profile read = Profile.fromBytes(LATER, tables, golden("profile.v2.bin"));

    assertThat(read.toBytes()).isEqualTo(profile(LATER).toBytes());
    assertThat(read.tags(day(30))).isEqualTo(profile(LATER).tags(day(30)));
  }

  /** As it is, at an instant at which it has forgotten an event that nobody reads. */
  private static Profile forgetful() {
    Profile profile = profile(LATER);
    profile.apply(revision("grid.visit", Category.GRID_INSPECTION, "访1", 1, 1, 0, false, Map.of()));
    profile.tags(day(30));
    return profile;
  }

  @Test
  void readsTheBytesOfVersionThree() throws Exception {
    byte[] bytes = golden("profile.v3.bin");

    Profile read = Profile.fromBytes(LATER, LATER.tables(), bytes);

    assertThat(read.toBytes()).isEqualTo(bytes).isEqualTo(forgetful().toBytes());
    assertThat(read.size()).isEqualTo(6);
    assertThat(read.tags(day(30))).isEqualTo(forgetful().tags(day(30)));
    assertThat(read.knows("grid.visit")).isTrue();
    assertThat(read.earliest()).isEqualTo(day(28));
  }

  private static byte[] golden(String name) throws IOException {
    try (InputStream file = FactTablesTest.class.getResourceAsStream("/golden/" + name)) {
      return file.readAllBytes();
    }
  }
}
