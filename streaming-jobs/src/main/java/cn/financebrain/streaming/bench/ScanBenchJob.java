package cn.financebrain.streaming.bench;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.scan.Scan;
import cn.financebrain.contract.scan.ScanRange;
import cn.financebrain.store.Regions;
import cn.financebrain.store.ScanPages;
import cn.financebrain.store.ScanReader;
import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.streaming.config.ScoringJobConfig;
import cn.financebrain.streaming.scan.ScanDesk;
import cn.financebrain.streaming.scan.ScanJob;
import cn.financebrain.streaming.scan.ScanPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Measures a scan beside a plain read of the same rows through the same driver, with as many
 * connections. Arguments: {@code CONFIG PLAN PARALLELISM}, files of {@link ScoringJobConfig} and
 * {@link ScanPlan}. Says on a line that begins with {@link #SAYS}: {@code rows, nanoseconds of the
 * plain read, of the scan, of the figures of a city's report, enterprises, fingerprint}.
 */
public final class ScanBenchJob {
  /** Before the line that is said. */
  public static final String SAYS = "bench: ";

  private static final int TOP = 100;

  private ScanBenchJob() {}

  public static void main(String[] args) throws Exception {
    ScoringJobConfig config = ScoringJobConfig.read(Path.of(args[0]));
    ScanPlan plan = ScanDesk.read(Path.of(args[1]));
    int parallelism = Integer.parseInt(args[2]);
    WarehouseSettings warehouse = config.warehouse().settings();
    plainRead(warehouse, plan, parallelism); // both then find what the system keeps of files
    long begin = System.nanoTime();
    long rows = plainRead(warehouse, plan, parallelism);
    long read = System.nanoTime();
    Scan scan = scan(config, plan, parallelism);
    long scanned = System.nanoTime();
    report(warehouse, scan);
    long reported = System.nanoTime();
    System.out.println(
        "%s%d %d %d %d %d %s"
            .formatted(
                SAYS,
                rows,
                read - begin,
                scanned - read,
                reported - scanned,
                scan.enterprises(),
                scan.fingerprint()));
  }

  private static Scan scan(ScoringJobConfig config, ScanPlan plan, int parallelism)
      throws Exception {
    Configuration settings = ScanJob.settings();
    settings.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    ScanJob.start(
            StreamExecutionEnvironment.getExecutionEnvironment(settings),
            config.warehouse(),
            config.models(),
            plan)
        .getJobExecutionResult()
        .get();
    return ScanJob.result(config.warehouse().settings(), plan);
  }

  /** The queries behind the report of a city. */
  private static void report(WarehouseSettings warehouse, Scan scan) {
    try (ScanPages pages = ScanPages.open(warehouse)) {
      pages.counts(scan.id(), ScanPages.Group.REGION, Regions.EVERYWHERE);
      pages.counts(scan.id(), ScanPages.Group.INDUSTRY, Regions.EVERYWHERE);
      for (Risk risk : Risk.values()) {
        ScanPages.Filter all = new ScanPages.Filter(risk, "", "", "");
        pages.top(scan.id(), all, Regions.EVERYWHERE, 0, TOP);
      }
    }
  }

  private static long plainRead(WarehouseSettings warehouse, ScanPlan plan, int parallelism)
      throws Exception {
    Queue<ScanRange> ranges = new ConcurrentLinkedQueue<>(plan.ranges());
    ExecutorService threads = Executors.newFixedThreadPool(parallelism);
    try {
      List<Future<Long>> readers = new ArrayList<>();
      for (int i = 0; i < parallelism; i++) {
        readers.add(threads.submit(() -> plainRead(warehouse, plan.scan(), ranges)));
      }
      long rows = 0;
      for (Future<Long> reader : readers) {
        rows += reader.get();
      }
      return rows;
    } finally {
      threads.shutdownNow();
    }
  }

  private static long plainRead(WarehouseSettings warehouse, Scan scan, Queue<ScanRange> ranges) {
    long rows = 0;
    try (ScanReader reader = ScanReader.open(warehouse)) {
      for (ScanRange range = ranges.poll(); range != null; range = ranges.poll()) {
        rows += reader.plainRead(range, scan.asOf(), scan.logEnd());
      }
    }
    return rows;
  }
}
