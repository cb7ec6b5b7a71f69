package cn.financebrain.dashboards.reports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The rows of the table of 《统计上大中小微型企业划分办法（2017）》 (National Bureau of Statistics, 国统字〔2017〕213 号),
 * by which enterprises are large, medium, small or micro. Industries are those of GB/T 4754-2017.
 */
enum SizeStandard {
  AGRICULTURE(revenue(20_000, 500, 50)),
  /** Mining, manufacturing and utilities. */
  INDUSTRY(employees(1_000, 300, 20), revenue(40_000, 2_000, 300)),
  CONSTRUCTION(revenue(80_000, 6_000, 300), assets(80_000, 5_000, 300)),
  WHOLESALE(employees(200, 20, 5), revenue(40_000, 5_000, 1_000)),
  RETAIL(employees(300, 50, 10), revenue(20_000, 500, 100)),
  /** Without railways. */
  TRANSPORT(employees(1_000, 300, 20), revenue(30_000, 3_000, 200)),
  STORAGE(employees(200, 100, 20), revenue(30_000, 1_000, 100)),
  POST(employees(1_000, 300, 20), revenue(30_000, 2_000, 100)),
  /** Two rows of the table, with the same limits. */
  HOTELS_AND_CATERING(employees(300, 100, 10), revenue(10_000, 2_000, 100)),
  INFORMATION(employees(2_000, 100, 10), revenue(100_000, 1_000, 100)),
  SOFTWARE(employees(300, 100, 10), revenue(10_000, 1_000, 50)),
  REAL_ESTATE_DEVELOPMENT(revenue(200_000, 1_000, 100), assets(10_000, 5_000, 2_000)),
  PROPERTY_MANAGEMENT(employees(1_000, 300, 100), revenue(5_000, 1_000, 500)),
  LEASING_AND_BUSINESS_SERVICES(employees(300, 100, 10), assets(120_000, 8_000, 100)),
  OTHER(employees(300, 100, 10)),
  /** Industries of which the table says nothing, such as finance, which has rules of its own. */
  NONE();

  /** By section and the first digits of the code; the longest that fits counts. */
  private static final Map<String, SizeStandard> BY_INDUSTRY =
      Map.ofEntries(
          Map.entry("A", AGRICULTURE),
          Map.entry("B", INDUSTRY),
          Map.entry("C", INDUSTRY),
          Map.entry("D", INDUSTRY),
          Map.entry("E", CONSTRUCTION),
          Map.entry("F51", WHOLESALE),
          Map.entry("F52", RETAIL),
          Map.entry("G53", NONE), // railways
          Map.entry("G54", TRANSPORT),
          Map.entry("G55", TRANSPORT),
          Map.entry("G56", TRANSPORT),
          Map.entry("G57", TRANSPORT),
          Map.entry("G58", TRANSPORT),
          Map.entry("G591", TRANSPORT), // loading and unloading
          Map.entry("G592", STORAGE),
          Map.entry("G593", STORAGE),
          Map.entry("G594", STORAGE),
          Map.entry("G595", STORAGE),
          Map.entry("G596", STORAGE),
          Map.entry("G599", STORAGE),
          Map.entry("G60", POST),
          Map.entry("H", HOTELS_AND_CATERING),
          Map.entry("I63", INFORMATION),
          Map.entry("I64", INFORMATION),
          Map.entry("I65", SOFTWARE),
          Map.entry("J", NONE),
          Map.entry("K701", REAL_ESTATE_DEVELOPMENT),
          Map.entry("K702", PROPERTY_MANAGEMENT),
          Map.entry("K703", OTHER), // agencies
          Map.entry("K704", NONE), // letting of what is one's own
          Map.entry("K709", OTHER),
          Map.entry("L", LEASING_AND_BUSINESS_SERVICES),
          Map.entry("M", OTHER),
          Map.entry("N", OTHER),
          Map.entry("O", OTHER),
          Map.entry("P", NONE),
          Map.entry("Q84", NONE), // health
          Map.entry("Q85", OTHER), // social work
          Map.entry("R", OTHER),
          Map.entry("S", NONE),
          Map.entry("T", NONE));

  /** Digits of a group, the finest that the table tells apart. */
  private static final int GROUP = 3;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
  private final List<Limits> limits;

  SizeStandard(Limits... limits) {
    this.limits = List.of(limits);
  }

  /**
   * The least of a value for each size.
   *
   * @param large persons, or ten thousand yuan; so are the others
   */
  private record Limits(
      Function<EnterpriseSize.Values, OptionalDouble> value,
      double large,
      double medium,
      double small) {

    EnterpriseSize size(double found) {
      if (found >= large) {
        return EnterpriseSize.LARGE;
      }
      if (found >= medium) {
        return EnterpriseSize.MEDIUM;
      }
      return found >= small ? EnterpriseSize.SMALL : EnterpriseSize.MICRO;
    }
  }

  private static Limits employees(double large, double medium, double small) {
    return new Limits(EnterpriseSize.Values::employees, large, medium, small);
  }

  private static Limits revenue(double large, double medium, double small) {
    return new Limits(EnterpriseSize.Values::revenue, large, medium, small);
  }

  private static Limits assets(double large, double medium, double small) {
    return new Limits(EnterpriseSize.Values::assets, large, medium, small);
  }

  /**
   * The row of an industry.
   *
   * @param section the section's letter; empty if it is not known
   * @param code digits of the code within it, as many as are known
   * @return empty where the row hangs on what is not known
   */
  static Optional<SizeStandard> of(String section, String code) {
    int most = Math.min(GROUP, code.length());
    return IntStream.rangeClosed(0, most)
        .mapToObj(digits -> section + code.substring(0, most - digits))
        .filter(BY_INDUSTRY::containsKey)
        .findFirst()
        .map(BY_INDUSTRY::get);
  }

  /**
   * The size by the values that the row asks for. All of them must reach the limits of a size, so
   * the smallest counts; one that is micro is enough for micro, whatever the others are.
   */
  EnterpriseSize size(EnterpriseSize.Values values) {
    if (limits.isEmpty()) {
      return EnterpriseSize.OUTSIDE;
    }
    EnterpriseSize smallest = EnterpriseSize.LARGE;
    boolean isWhole = true;
    for (Limits each : limits) {
      OptionalDouble value = each.value().apply(values);
      if (value.isEmpty()) {
        isWhole = false;
      } else {
        EnterpriseSize size = each.size(value.getAsDouble());
        smallest = size.compareTo(smallest) > 0 ? size : smallest;
      }
    }
    return isWhole || smallest == EnterpriseSize.MICRO ? smallest : EnterpriseSize.UNKNOWN;
  }
}
