package cn.financebrain.cli.pages;

import cn.financebrain.cli.pages.PageQueries.PageQuery;
import cn.financebrain.cli.stack.Stack;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.store.WarehouseOverview;
import cn.financebrain.store.WarehouseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures the query behind each page on a warehouse of its own, with a quarter of the history
 * behind it and with all of it: what costs the same then will cost the same in ten years.
 */
public final class PagesBench implements AutoCloseable {
  /** Of the whole history. */
  public static final int MONTHS = 24;

  private static final int FIRST_MONTHS = 6;
  private static final int WARM_UP = 3;
  private static final int SAMPLES = 25;
  private static final double P95 = 0.95;

  private final Stack stack;
  private final int enterprises;
  private final Consumer<String> say;

  /**
   * @param directory new or empty
   * @param say is told how far it is
   */
  public PagesBench(Path directory, int enterprises, Consumer<String> say) throws IOException {
    this.stack = Stack.openOrCreate(new StackDirectory(directory), say);
    this.enterprises = enterprises;
    this.say = say;
  }

  /**
   * Times of one query in milliseconds.
   *
   * @param rows that the warehouse read for it
   */
  public record Cost(double median, double p95, long rows) {
    static Cost of(double[] sorted, long rows) {
      return new Cost(at(sorted, 0.5), at(sorted, P95), rows);
    }

    private static double at(double[] sorted, double share) {
      return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
  }

  /**
   * @param early with a quarter of the history
   * @param late with all of it
   */
  public record Found(String page, String query, Cost early, Cost late) {}

  /**
   * @param select what {@code SELECT 1} costs by the same way, with all of the history
   */
  public record Result(int enterprises, Cost select, List<Found> queries) {}

  public Result run() throws Exception {
    stack.upWarehouse();
    CityRows city = new CityRows(stack.warehouse(), enterprises);
    city.writeEnterprises();
    write(city, 0, FIRST_MONTHS);
    List<Measured> early = measure();
    write(city, FIRST_MONTHS, MONTHS);
    List<Measured> late = measure();
    List<Found> queries = new ArrayList<>();
    for (int i = 1; i < late.size(); i++) {
      PageQuery query = late.get(i).query();
      queries.add(new Found(query.page(), query.query(), early.get(i).cost(), late.get(i).cost()));
    }
    return new Result(enterprises, late.get(0).cost(), queries);
  }

  private void write(CityRows city, int from, int to) throws IOException, InterruptedException {
    for (int month = from; month < to; month++) {
      city.writeMonth(month);
      say.accept("%d / %d".formatted(month + 1, MONTHS));
    }
    city.settle();
  }

  private record Measured(PageQuery query, Cost cost) {}

  /** The first is {@code SELECT 1}. */
  private List<Measured> measure() throws IOException {
    WarehouseSettings reader = stack.settings().readOnlyWarehouse();
    EnterpriseId enterprise = EnterpriseId.parse(CityRows.id(enterprises / 50 * 25));
    try (RowCounter counter = RowCounter.before(reader.url());
        PageQueries timed = new PageQueries(reader, enterprise, Clock.systemUTC().instant());
        PageQueries counted =
            new PageQueries(
                new WarehouseSettings(
                    counter.url(), reader.user(), reader.password(), reader.database()),
                enterprise,
                Clock.systemUTC().instant());
        WarehouseOverview overview = WarehouseOverview.open(reader)) {
      List<PageQuery> queries = new ArrayList<>(timed.all());
      queries.add(0, new PageQuery("", "SELECT 1", overview::ping));
      List<Runnable> counting =
          new ArrayList<>(counted.all().stream().map(PageQuery::run).toList());
      counting.add(0, () -> {});
      List<Measured> measured = new ArrayList<>();
      for (int i = 0; i < queries.size(); i++) {
        counter.taken();
        counting.get(i).run();
        measured.add(
            new Measured(queries.get(i), Cost.of(times(queries.get(i).run()), counter.taken())));
      }
      return measured;
    }
  }

  /** Sorted, in milliseconds. */
  private static double[] times(Runnable query) {
    for (int i = 0; i < WARM_UP; i++) {
      query.run();
    }
    double[] times = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      long start = System.nanoTime();
      query.run();
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    return times;
  }

  @Override
  public void close() throws IOException {
    stack.stop();
  }
}
