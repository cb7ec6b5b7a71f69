package cn.financebrain.store;

import cn.financebrain.contract.TagSpec;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Measures how many rows a second one writer inserts into the embedded engine; prints a line a
 * table. Arguments: rows of each kind (100000), rows a batch (20000), tags (100).
 */
final class InsertBench {
  private InsertBench() {}

  public static void main(String[] args) {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    int batch = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
    List<TagSpec> catalogue = Samples.catalogue(args.length > 2 ? Integer.parseInt(args[2]) : 100);
    WarehouseSettings settings = Warehouses.migrated(catalogue);
    try (WarehouseWriter writer = WarehouseWriter.open(settings, catalogue, RetryPolicy.NONE)) {
      measure("event", writer, rows, batch, i -> Samples.eventRow(i / 10, i % 10, i));
      measure(
          "enterprise_tag, " + catalogue.size() + " tags",
          writer,
          rows,
          batch,
          i -> Samples.tagRow(i, i, catalogue));
    }
  }

  private static void measure(
      String name, WarehouseWriter writer, int rows, int batch, IntFunction<WarehouseRow> row) {
    long spent = 0;
    for (int start = 0; start < rows; start += batch) {
      List<WarehouseRow> part =
          IntStream.range(start, Math.min(rows, start + batch)).mapToObj(row).toList();
      long before = System.nanoTime();
      writer.write(part);
      spent += System.nanoTime() - before;
    }
    System.out.printf(Locale.ROOT, "%s: %d rows, %.0f rows/s%n", name, rows, rows * 1e9 / spent);
  }
}
