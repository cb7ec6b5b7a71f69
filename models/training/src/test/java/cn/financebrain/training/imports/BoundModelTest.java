package cn.financebrain.training.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.scoring.model.Feature;
import cn.financebrain.scoring.profile.Catalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BoundModelTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  private static final FeatureMapping MAPPING =
      FeatureMapping.parse(
          """
          features:
            partners: reg_partner_cnt
            growth: {tag: reg_capital}
            section: {tag: reg_industry_class, codes: {A: 0, B: 1, C: 2, D: 3, E: 4}}
          """);

  /** Where each tag of the mapping stands among the columns of the model. */
  private static final List<String> TAGS =
      List.of("reg_age_days", "reg_partner_cnt", "reg_capital", "reg_industry_class");

  static Stream<ForeignModel> models() {
    return Stream.of(
        Fixture.lightGbm("numeric"),
        Fixture.lightGbm("categories"),
        Fixture.lightGbm("no-missing"),
        Fixture.lightGbm("forest"),
        Fixture.xgboost("numeric"),
        Fixture.xgboost("categories"),
        Fixture.xgboost("dart"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void tagsGiveTheMarginOfTheForeignModelWhateverIsMissing(ForeignModel model) {
    BoundModel bound = BoundModel.of(model, MAPPING, CATALOGUE);

    for (double[] row : rows()) {
      double[] x = encode(bound.schema(), row);
      double margin = bound.ensemble().margin(x);
      assertThat(margin).as(Arrays.toString(row)).isCloseTo(model.margin(row), within(1e-12));
      assertThat(
              bound.ensemble().expectedMargin()
                  + Arrays.stream(bound.ensemble().contributions(x)).sum())
          .isCloseTo(margin, within(1e-9));
    }
  }

  /** The rows of the fixtures, and each of them with each set of values missing. */
  private static List<double[]> rows() {
    List<double[]> rows = new ArrayList<>();
    for (double[] row : Fixture.rows("lightgbm")) {
      for (int missing = 0; missing < 1 << row.length; missing++) {
        double[] some = row.clone();
        for (int j = 0; j < row.length; j++) {
          some[j] = (missing >> j & 1) == 1 ? Double.NaN : row[j];
        }
        rows.add(some);
      }
    }
    return rows;
  }

  private static double[] encode(List<Feature> schema, double[] row) {
    return schema.stream()
        .mapToDouble(feature -> encode(feature, row[TAGS.indexOf(feature.tag())]))
        .toArray();
  }

  private static double encode(Feature feature, double value) {
    if (feature instanceof Feature.CodeTarget target) {
      return Double.isNaN(value)
          ? target.whenMissing()
          : target.values().get(String.valueOf("ABCDE".charAt((int) value)));
    }
    return Double.isNaN(value) ? ((Feature.Numeric) feature).whenMissing() : value;
  }

  @Test
  void allFeaturesThatAreNoTagsAreNamedAtOnce() {
    ForeignModel model = Fixture.lightGbm("numeric");
    FeatureMapping mapping = FeatureMapping.parse("features: {growth: gdp, partner: reg_capital}");

    assertThatThrownBy(() -> BoundModel.of(model, mapping, CATALOGUE))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("partners: there is no tag 'partners'")
        .hasMessageContaining("growth: there is no tag 'gdp'")
        .hasMessageContaining("section: there is no tag 'section'")
        .hasMessageContaining("partner: the model has no such feature");
  }

  @Test
  void aTagOfAnotherKindIsRefused() {
    ForeignModel model = Fixture.lightGbm("numeric");
    FeatureMapping mapping =
        FeatureMapping.parse(
            """
            features:
              partners: reg_industry_class
              growth: {tag: reg_capital, code: X}
              section: reg_executive_cnt
            """);

    assertThatThrownBy(() -> BoundModel.of(model, mapping, CATALOGUE))
        .hasMessageContaining("partners: tag 'reg_industry_class' is a code")
        .hasMessageContaining("growth: tag 'reg_capital' is no code");
  }

  @Test
  void categoriesNeedTheNumbersOfTheCodes() {
    ForeignModel model = Fixture.xgboost("categories");
    FeatureMapping mapping =
        new FeatureMapping(
            Map.of(
                "partners", new Source.Value("reg_partner_cnt"),
                "growth", new Source.Value("reg_capital"),
                "section", new Source.Value("reg_executive_cnt")));

    assertThatThrownBy(() -> BoundModel.of(model, mapping, CATALOGUE))
        .hasMessageContaining("section: the model splits it by categories");
  }

  @Test
  void indicatorsFlagsAndTruthsAreFeaturesOfTheirTags() {
    ForeignModel model = Fixture.lightGbm("numeric");
    FeatureMapping mapping =
        FeatureMapping.parse(
            """
            features:
              partners: {tag: reg_partner_cnt, missing: true}
              growth: reg_in_town
              section: {tag: reg_industry_class, code: "C"}
            """);

    assertThat(BoundModel.of(model, mapping, CATALOGUE).schema())
        .contains(new Feature.MissingFlag("reg_partner_cnt"))
        .contains(new Feature.CodeIs("reg_industry_class", "C"))
        .anyMatch(feature -> feature instanceof Feature.TruthValue);
  }
}
