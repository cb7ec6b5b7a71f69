package cn.financebrain.dashboards.reports;

import static cn.financebrain.dashboards.reports.EnterpriseSize.LARGE;
import static cn.financebrain.dashboards.reports.EnterpriseSize.MEDIUM;
import static cn.financebrain.dashboards.reports.EnterpriseSize.MICRO;
import static cn.financebrain.dashboards.reports.EnterpriseSize.OUTSIDE;
import static cn.financebrain.dashboards.reports.EnterpriseSize.SMALL;
import static cn.financebrain.dashboards.reports.EnterpriseSize.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of the method, written down once more as the bureau prints it, and its two notes. */
class EnterpriseSizeTest {
  private static final double PLENTY = 1e9;
  private static final List<EnterpriseSize> SIZES = List.of(LARGE, MEDIUM, SMALL, MICRO);

  /**
   * @param industry section and digits of the code
   * @param value X employees, Y revenue, Z assets
   */
  record Row(String industry, char value, double large, double medium, double small) {}

  /** An industry, a value of it, and the size where all others are plenty. */
  record Bound(String industry, char value, double amount, EnterpriseSize size) {}

  private static List<Row> table() {
    return List.of(
        new Row("A0111", 'Y', 20000, 500, 50),
        new Row("B0610", 'X', 1000, 300, 20),
        new Row("B0610", 'Y', 40000, 2000, 300),
        new Row("C1711", 'X', 1000, 300, 20),
        new Row("C1711", 'Y', 40000, 2000, 300),
        new Row("D4411", 'X', 1000, 300, 20),
        new Row("D4411", 'Y', 40000, 2000, 300),
        new Row("E4710", 'Y', 80000, 6000, 300),
        new Row("E4710", 'Z', 80000, 5000, 300),
        new Row("F5111", 'X', 200, 20, 5),
        new Row("F5111", 'Y', 40000, 5000, 1000),
        new Row("F5211", 'X', 300, 50, 10),
        new Row("F5211", 'Y', 20000, 500, 100),
        new Row("G5411", 'X', 1000, 300, 20),
        new Row("G5411", 'Y', 30000, 3000, 200),
        new Row("G5511", 'X', 1000, 300, 20),
        new Row("G5611", 'Y', 30000, 3000, 200),
        new Row("G5710", 'X', 1000, 300, 20),
        new Row("G5810", 'Y', 30000, 3000, 200),
        new Row("G5910", 'X', 1000, 300, 20),
        new Row("G5910", 'Y', 30000, 3000, 200),
        new Row("G5920", 'X', 200, 100, 20),
        new Row("G5920", 'Y', 30000, 1000, 100),
        new Row("G5930", 'X', 200, 100, 20),
        new Row("G5941", 'Y', 30000, 1000, 100),
        new Row("G5951", 'X', 200, 100, 20),
        new Row("G5960", 'Y', 30000, 1000, 100),
        new Row("G5990", 'X', 200, 100, 20),
        new Row("G6010", 'X', 1000, 300, 20),
        new Row("G6010", 'Y', 30000, 2000, 100),
        new Row("H6110", 'X', 300, 100, 10),
        new Row("H6110", 'Y', 10000, 2000, 100),
        new Row("H6210", 'X', 300, 100, 10),
        new Row("H6210", 'Y', 10000, 2000, 100),
        new Row("I6311", 'X', 2000, 100, 10),
        new Row("I6311", 'Y', 100000, 1000, 100),
        new Row("I6410", 'X', 2000, 100, 10),
        new Row("I6410", 'Y', 100000, 1000, 100),
        new Row("I6513", 'X', 300, 100, 10),
        new Row("I6513", 'Y', 10000, 1000, 50),
        new Row("K7010", 'Y', 200000, 1000, 100),
        new Row("K7010", 'Z', 10000, 5000, 2000),
        new Row("K7020", 'X', 1000, 300, 100),
        new Row("K7020", 'Y', 5000, 1000, 500),
        new Row("K7030", 'X', 300, 100, 10),
        new Row("K7090", 'X', 300, 100, 10),
        new Row("L7111", 'X', 300, 100, 10),
        new Row("L7212", 'X', 300, 100, 10),
        new Row("L7212", 'Z', 120000, 8000, 100),
        new Row("M7310", 'X', 300, 100, 10),
        new Row("N7711", 'X', 300, 100, 10),
        new Row("O8010", 'X', 300, 100, 10),
        new Row("Q8511", 'X', 300, 100, 10),
        new Row("R8610", 'X', 300, 100, 10));
  }

  static Stream<Bound> bounds() {
    return table().stream().flatMap(EnterpriseSizeTest::bounds);
  }

  /** At each limit, and a little below it. */
  private static Stream<Bound> bounds(Row row) {
    List<Bound> bounds = new ArrayList<>();
    double[] limits = {row.large(), row.medium(), row.small()};
    for (int i = 0; i < limits.length; i++) {
      double below = row.value() == 'X' ? limits[i] - 1 : Math.nextDown(limits[i]);
      bounds.add(new Bound(row.industry(), row.value(), limits[i], SIZES.get(i)));
      bounds.add(new Bound(row.industry(), row.value(), below, SIZES.get(i + 1)));
    }
    return bounds.stream();
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void eachLimitIsTheLeastOfItsSize(Bound bound) {
    assertThat(size(bound.industry(), bound.value(), OptionalDouble.of(bound.amount())))
        .isEqualTo(bound.size());
  }

  static Stream<Row> rows() {
    return table().stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aValueThatDecidesAndIsMissingLeavesTheSizeOpen(Row row) {
    assertThat(size(row.industry(), row.value(), OptionalDouble.empty())).isEqualTo(UNKNOWN);
  }

  /** With plenty of whatever else may be asked for. */
  private static EnterpriseSize size(String industry, char value, OptionalDouble amount) {
    OptionalDouble plenty = OptionalDouble.of(PLENTY);
    return of(
        industry,
        new EnterpriseSize.Values(
            value == 'X' ? amount : plenty,
            value == 'Y' ? amount : plenty,
            value == 'Z' ? amount : plenty));
  }

  private static EnterpriseSize of(String industry, EnterpriseSize.Values values) {
    String section = industry.substring(0, Math.min(1, industry.length()));
    return EnterpriseSize.of(section, industry.substring(section.length()), values);
  }

  @ParameterizedTest
  @CsvSource({
    "C1711, 1000, 1999, SMALL", // a medium one has both
    "C1711, 19, 40000, MICRO", // one is enough
    "C1711, , 299, MICRO", // whatever the other is
    "C1711, 19, , MICRO",
    "C1711, , 300, UNKNOWN",
    "C1711, 20, , UNKNOWN",
    "C1711, , , UNKNOWN",
    "C1711, 0, -5, MICRO",
    "A0111, , 500, MEDIUM", // nobody asks for the other
    "M7310, 100, , MEDIUM"
  })
  void theSmallestCountsAndNothingIsGuessed(
      String industry, Double employees, Double revenue, EnterpriseSize size) {
    assertThat(
            of(
                industry,
                new EnterpriseSize.Values(
                    optional(employees), optional(revenue), OptionalDouble.empty())))
        .isEqualTo(size);
  }

  private static OptionalDouble optional(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  @ParameterizedTest
  @CsvSource({
    "C, LARGE", // the section says enough
    "H, LARGE",
    "F51, LARGE", // the division does
    "F, UNKNOWN",
    "F5, UNKNOWN",
    "G59, UNKNOWN",
    "K70, UNKNOWN",
    "Q, UNKNOWN",
    "'', UNKNOWN",
    "U9999, UNKNOWN", // no section
    "G5310, OUTSIDE",
    "J6632, OUTSIDE",
    "J, OUTSIDE",
    "K7040, OUTSIDE",
    "P8331, OUTSIDE",
    "Q8411, OUTSIDE",
    "S9221, OUTSIDE",
    "T9700, OUTSIDE"
  })
  void theIndustryDecidesAsFarAsItIsKnown(String industry, EnterpriseSize size) {
    OptionalDouble plenty = OptionalDouble.of(PLENTY);
    assertThat(of(industry, new EnterpriseSize.Values(plenty, plenty, plenty))).isEqualTo(size);
    if (size == OUTSIDE) {
      OptionalDouble none = OptionalDouble.empty();
      assertThat(of(industry, new EnterpriseSize.Values(none, none, none))).isEqualTo(OUTSIDE);
    }
  }
}
