package cn.financebrain.training.table;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** Made-up tables for tests: a code, an amount that is often missing, and a yes or no. */
public final class TableOfCodes {
  private static final List<TagSpec> TAGS =
      List.of(
          tag("reg_industry", TagSpec.Kind.CODE),
          tag("amount", TagSpec.Kind.QUANTITY),
          tag("listed", TagSpec.Kind.TRUTH));

  private TableOfCodes() {}

  private static TagSpec tag(String id, TagSpec.Kind kind) {
    return new TagSpec(id, id, id, Category.REGISTRATION, kind, "", "B", "made up");
  }

  /** Industry J, a large amount and not being listed make a row positive, most of the time. */
  public static TrainingTable of(int rows, long seed) {
    return yearly(rows, year -> Instant.EPOCH, 0, 0, seed);
  }

  /**
   * The same rules with a row for each enterprise and year.
   *
   * @param asOf instant of the rows of a year
   */
  public static TrainingTable yearly(
      int enterprises, IntFunction<Instant> asOf, int firstYear, int lastYear, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TrainingTable.Builder builder = new TrainingTable.Builder(TAGS);
    for (int i = 0; i < enterprises; i++) {
      ForeignId enterprise = new ForeignId("made", "%06d".formatted(i));
      for (int year = firstYear; year <= lastYear; year++) {
        addRow(builder, enterprise, asOf.apply(year), random);
      }
    }
    return builder.build();
  }

  private static void addRow(
      TrainingTable.Builder builder, ForeignId enterprise, Instant asOf, SplittableRandom random) {
    String code = String.valueOf("JKLABCDEFG".charAt(random.nextInt(10)));
    double amount = random.nextDouble(10);
    boolean listed = random.nextBoolean();
    boolean missing = random.nextInt(4) == 0;
    double margin = (code.equals("J") ? 2 : -2) + amount / 3 - (listed ? 1.5 : 0) - 1;
    boolean positive = random.nextDouble() < 1 / (1 + Math.exp(-2 * margin));
    BitSet known = new BitSet();
    known.set(0, 3);
    known.set(1, !missing);
    builder.add(
        new TrainingTable.Row(enterprise, asOf, positive),
        List.of(
            new TagValue.Code(code),
            missing ? new TagValue.Missing() : new TagValue.Quantity(amount),
            new TagValue.Truth(listed)),
        known);
  }
}
