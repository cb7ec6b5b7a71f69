package cn.financebrain.cli.restart;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import cn.financebrain.cli.stack.Home;
import cn.financebrain.cli.stack.ProcessMemory;
import cn.financebrain.cli.stack.Stack;
import cn.financebrain.cli.stack.Supervisor;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.streaming.bench.RestartBenchJob;
import cn.financebrain.streaming.cluster.LocalCluster;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process of {@link RestartBenchJob} and what is said between it and this one. */
final class BenchJob implements AutoCloseable {
  private static final long POLL_MILLIS = 10;

  private final Process process;
  private final Path log;
  private final BufferedReader said;
  private final BufferedWriter orders;

  private BenchJob(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.said = process.inputReader(StandardCharsets.UTF_8);
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
  }

  /**
   * @param role see {@link RestartBenchJob}
   * @param path likewise
   * @param log gets what it says beside answers, and standard error
   */
  static BenchJob start(
      String role, Place place, String backend, long heapMb, String path, Path log)
      throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    List<String> command =
        Home.ofThisProcess()
            .java(
                "streaming-jobs",
                "streaming-jobs",
                List.of(
                    LocalCluster.TASK_MANAGER_COLLECTOR,
                    "-Xmx%dm".formatted(heapMb),
                    "-XX:MaxNewSize=%dm".formatted(Math.min(512, heapMb / 3)),
                    "-XX:+ExitOnOutOfMemoryError",
                    "--add-opens=java.base/java.util=ALL-UNNAMED"),
                RestartBenchJob.class.getName(),
                List.of(
                    role,
                    place.bootstrap(),
                    Integer.toString(Stack.PARALLELISM),
                    backend,
                    place.directory().toString(),
                    path));
    Process process =
        new ProcessBuilder(Supervisor.inOwnSession(command))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new BenchJob(process, log);
  }

  /**
   * Where a job works.
   *
   * @param directory for checkpoints and working files
   */
  record Place(String bootstrap, Path directory) {}

  void order(String order) throws IOException {
    orders.write(order);
    orders.newLine();
    orders.flush();
  }

  /**
   * The words of the next answer behind the first, which is the expected one.
   *
   * @throws CommandFailure if the process ends instead
   */
  String[] answer(String expected) throws IOException, InterruptedException {
    String start = RestartBenchJob.SAYS + expected + ' ';
    while (process.isAlive() || said.ready()) {
      if (!said.ready()) {
        Thread.sleep(POLL_MILLIS);
        continue;
      }
      String line = said.readLine();
      if (line.startsWith(start)) {
        return line.substring(start.length()).split(" ");
      }
      Files.writeString(log, line + "\n", CREATE, APPEND);
    }
    throw CommandFailure.failed("failure.bench-job", log);
  }

  ProcessMemory memory() throws IOException {
    return ProcessMemory.of(process.toHandle(), log);
  }

  /** As {@code kill -9} does; returns when it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** The process is gone when this returns, so that its files can be deleted. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    said.close();
    try {
      orders.close();
    } catch (IOException e) {
      // the rest of an order that nobody reads any more
    }
  }
}
