package cn.financebrain.cli.pages;

import cn.financebrain.cli.pages.DeskRequests.DeskRequest;
import cn.financebrain.cli.pages.PageQueries.PageQuery;
import cn.financebrain.cli.stack.Stack;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.store.WarehouseOverview;
import cn.financebrain.store.WarehouseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Measures what each page waits for on stores of its own, with a quarter of the history behind it
 * and with all of it: what costs the same then will cost the same in ten years. First the queries
 * of the warehouse by themselves, then the requests of the desk, with all that happens on the way.
 */
public final class PagesBench implements AutoCloseable {
  /** Of the whole history. */
  public static final int MONTHS = 24;

  private static final int FIRST_MONTHS = 6;
  private static final int WARM_UP = 3;
  private static final double P95 = 0.95;

  /** A little more than what lies between two tellings of a connection. */
  private static final Duration STATISTICS = Duration.ofMillis(1_100);

  private final Stack stack;
  private final StackDirectory directory;
  private final int enterprises;
  private final int samples;
  private final Consumer<String> say;

  /**
   * @param directory new or empty
   * @param samples how often each is asked
   * @param say is told how far it is
   */
  public PagesBench(Path directory, int enterprises, int samples, Consumer<String> say)
      throws IOException {
    this.directory = new StackDirectory(directory.toAbsolutePath().normalize());
    this.stack = Stack.openOrCreate(this.directory, say);
    this.enterprises = enterprises;
    this.samples = samples;
    this.say = say;
  }

  /**
   * Times of one query in milliseconds.
   *
   * @param rows that the store read for it
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
   * @param select what {@code SELECT 1} costs the warehouse, with all of the history
   * @param queries of the warehouse
   * @param session what a request of the desk costs that asks who is signed in, likewise
   * @param requests of the desk; their rows are those that PostgreSQL read
   */
  public record Result(
      int enterprises, Cost select, List<Found> queries, Cost session, List<Found> requests) {}

  public Result run() throws Exception {
    stack.upDesk(Map.of("SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE", "2"));
    CityRows city = new CityRows(stack.warehouse(), enterprises);
    city.writeEnterprises();
    try (DeskRows desk = new DeskRows(stack.settings().postgres(), enterprises)) {
      DeskRequests requests = DeskRequests.signIn(directory, stack.settings().web().url(), desk);
      write(city, desk, 0, FIRST_MONTHS);
      List<Measured> early = measure();
      List<Measured> deskEarly = measure(requests, desk);
      write(city, desk, FIRST_MONTHS, MONTHS);
      List<Measured> late = measure();
      List<Measured> deskLate = measure(requests, desk);
      return new Result(
          enterprises,
          late.get(0).cost(),
          found(early, late),
          deskLate.get(0).cost(),
          found(deskEarly, deskLate));
    }
  }

  /** Without the first, which the others are compared with. */
  private static List<Found> found(List<Measured> early, List<Measured> late) {
    return IntStream.range(1, late.size())
        .mapToObj(
            i ->
                new Found(
                    late.get(i).page(),
                    late.get(i).query(),
                    early.get(i).cost(),
                    late.get(i).cost()))
        .toList();
  }

  private void write(CityRows city, DeskRows desk, int from, int to) throws Exception {
    for (int month = from; month < to; month++) {
      city.writeMonth(month);
      desk.writeMonth(month);
      say.accept("%d / %d".formatted(month + 1, MONTHS));
    }
    city.settle();
    desk.settle();
  }

  private record Measured(String page, String query, Cost cost) {}

  private List<Measured> measure(DeskRequests requests, DeskRows desk) throws Exception {
    List<Measured> measured = new ArrayList<>();
    List<DeskRequest> all = requests.all(CityRows.id(enterprises / 50 * 25));
    DeskRequest cheap =
        all.stream().filter(request -> request.page().equals("bulk")).findFirst().orElseThrow();
    tell(cheap);
    long before = desk.rowsRead();
    for (DeskRequest request : all) {
      double[] times = times(request::run);
      tell(cheap);
      long after = desk.rowsRead();
      measured.add(
          new Measured(
              request.page(),
              request.query(),
              Cost.of(times, (after - before) / (WARM_UP + samples))));
      before = after;
    }
    return measured;
  }

  /**
   * What a connection read is told at the end of a transaction, once a second at most: so something
   * cheap is asked after a while.
   */
  private static void tell(DeskRequest cheap) throws Exception {
    Thread.sleep(STATISTICS.toMillis());
    cheap.run();
  }

  /** The first is {@code SELECT 1}. */
  private List<Measured> measure() throws Exception {
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
        PageQuery query = queries.get(i);
        counter.taken();
        counting.get(i).run();
        long rows = counter.taken();
        measured.add(
            new Measured(query.page(), query.query(), Cost.of(times(query.run()::run), rows)));
      }
      return measured;
    }
  }

  /** May fail. */
  private interface Asking {
    void run() throws Exception;
  }

  /** Sorted, in milliseconds. */
  private double[] times(Asking query) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      query.run();
    }
    double[] times = new double[samples];
    for (int i = 0; i < samples; i++) {
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
