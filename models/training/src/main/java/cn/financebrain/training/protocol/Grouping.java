package cn.financebrain.training.protocol;

import cn.financebrain.training.table.Column;
import cn.financebrain.training.table.TrainingTable;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A way to divide rows into groups, read from their tags alone.
 *
 * @param groups of each tested row; empty where its tag is missing
 */
public record Grouping(Kind kind, List<String> groups) {
  private static final String DISTRICT = "reg_district";
  private static final String SECTION = "reg_industry_class";
  private static final String YEAR = "reg_established_year";
  private static final int DISTRICT_DIGITS = 6;
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

  /** Tags that tell how large an enterprise is, the best first. */
  private static final List<String> SIZES = List.of("reg_capital", "fs_total_assets");

  private static final int QUARTERS = 4;

  /** Upper bounds of the bands, exclusive. */
  private static final int[] YEARS = {1, 3, 5, 10};

  private static final int[] PERCENT = {20, 40, 60, 80};

  public Grouping {
    groups = List.copyOf(groups);
  }

  /** What the groups are of. */
  public enum Kind {
    SECTION("行业门类", "Industry section"),
    DISTRICT("行政区划", "District"),
    AGE("成立年限", "Years since establishment"),
    SIZE("规模（四分位，Q1 最小）", "Size (quartiles, Q1 smallest)"),
    COVERAGE("已知标签占比", "Share of the model's tags known");

    private final String chinese;
    private final String english;

    Kind(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }

    public String chinese() {
      return chinese;
    }

    public String english() {
      return english;
    }
  }

  /**
   * Those that the table has tags for.
   *
   * @param read tags that the model reads
   */
  static List<Grouping> of(TrainingTable table, int[] rows, Set<String> read) {
    return Stream.of(
            codes(table, SECTION)
                .map(codes -> of(Kind.SECTION, rows, row -> text(codes.values()[row]))),
            codes(table, DISTRICT)
                .map(codes -> of(Kind.DISTRICT, rows, row -> district(codes.values()[row]))),
            numbers(table, YEAR)
                .map(years -> of(Kind.AGE, rows, row -> age(table, years.values()[row], row))),
            SIZES.stream()
                .flatMap(tag -> numbers(table, tag).stream())
                .findFirst()
                .map(size -> quarters(size.values(), rows)),
            Optional.of(coverage(table, rows, read)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Grouping of(Kind kind, int[] rows, IntFunction<String> group) {
    return new Grouping(kind, IntStream.of(rows).mapToObj(group).toList());
  }

  private static Optional<Column> known(TrainingTable table, String tag) {
    return table.columns().stream()
        .filter(column -> column.tag().id().equals(tag) && !column.known().isEmpty())
        .findFirst();
  }

  private static Optional<Column.Codes> codes(TrainingTable table, String tag) {
    return known(table, tag).filter(Column.Codes.class::isInstance).map(Column.Codes.class::cast);
  }

  private static Optional<Column.Numbers> numbers(TrainingTable table, String tag) {
    return known(table, tag)
        .filter(Column.Numbers.class::isInstance)
        .map(Column.Numbers.class::cast);
  }

  private static String text(String code) {
    return code == null ? "" : code;
  }

  private static String district(String code) {
    String known = text(code);
    return known.substring(0, Math.min(DISTRICT_DIGITS, known.length()));
  }

  private static String age(TrainingTable table, double established, int row) {
    int year = table.rows().get(row).asOf().atOffset(CHINA).getYear();
    return Double.isNaN(established) ? "" : band(year - established, YEARS, "");
  }

  private static Grouping coverage(TrainingTable table, int[] rows, Set<String> read) {
    List<Column> columns =
        table.columns().stream().filter(column -> read.contains(column.tag().id())).toList();
    return of(
        Kind.COVERAGE,
        rows,
        row -> {
          long known = columns.stream().filter(column -> column.known().get(row)).count();
          return band(100.0 * known / columns.size(), PERCENT, " %");
        });
  }

  /** Such as {@code 3–5}; the first band has no lower end, the last no upper one. */
  private static String band(double value, int[] bounds, String unit) {
    int band = (int) Arrays.stream(bounds).filter(bound -> value >= bound).count();
    if (band == 0) {
      return "< " + bounds[0] + unit;
    }
    return band == bounds.length
        ? "≥ " + bounds[band - 1] + unit
        : bounds[band - 1] + "–" + bounds[band] + unit;
  }

  private static Grouping quarters(double[] sizes, int[] rows) {
    double[] sorted =
        IntStream.of(rows)
            .mapToDouble(row -> sizes[row])
            .filter(size -> !Double.isNaN(size))
            .sorted()
            .toArray();
    return of(
        Kind.SIZE, rows, row -> Double.isNaN(sizes[row]) ? "" : "Q" + quarter(sizes[row], sorted));
  }

  private static int quarter(double size, double[] sorted) {
    int quarter = 1;
    while (quarter < QUARTERS && size >= sorted[quarter * sorted.length / QUARTERS]) {
      quarter++;
    }
    return quarter;
  }
}
