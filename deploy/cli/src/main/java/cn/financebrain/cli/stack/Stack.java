package cn.financebrain.cli.stack;

import cn.financebrain.cli.Messages;
import cn.financebrain.cli.Releases;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.ingest.publish.LogPublisher;
import cn.financebrain.ingest.publish.PublishException;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.release.CataloguePlan;
import cn.financebrain.store.Migrations;
import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.streaming.cluster.LocalCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One stack: everything that runs for one data directory. */
public final class Stack {
  /** Subtasks of each operator of the scoring job. */
  public static final int PARALLELISM = 2;

  /** The process that started the stack and watches it has a pid file of its own. */
  private static final String WATCHER = "up";

  private static final int MEMORY_NEEDED_MB = 3_000;
  private static final Duration DOWN_LIMIT = Duration.ofMinutes(5);

  private final StackDirectory directory;
  private final StackSettings settings;
  private final Services services;
  private final Supervisor supervisor;
  private final Consumer<String> say;

  /**
   * @param say told of every step, one line each
   */
  public Stack(StackDirectory directory, StackSettings settings, Consumer<String> say) {
    this.directory = directory;
    this.settings = settings;
    this.services = new Services(directory, settings, Home.ofThisProcess());
    this.supervisor = new Supervisor(directory, all(), say);
    this.say = say;
  }

  /**
   * The stack of a directory; a directory without one gets free ports and new passwords.
   *
   * @throws CommandFailure if the directory can't hold a stack, or holds one of another version
   */
  public static Stack openOrCreate(StackDirectory directory, Consumer<String> say)
      throws IOException {
    directory.requireWritable();
    Optional<StackSettings> known = directory.settings();
    StackSettings settings =
        known.isPresent() ? known.get() : new SettingsMaker(new SecureRandom()).make(directory);
    if (known.isEmpty()) {
      directory.write(settings);
    }
    return new Stack(directory, settings, say);
  }

  public StackSettings settings() {
    return settings;
  }

  private List<Service> all() {
    return Stream.concat(
            Stream.of(
                services.kafka(),
                services.clickhouse(),
                services.postgres(),
                services.jobManager(),
                services.taskManager(),
                services.secondTaskManager(),
                services.web(),
                services.operations()),
            feeds().stream())
        .toList();
  }

  /** Runs only where connections are declared, or were when it was started. */
  private Optional<Service> feeds() {
    return Files.exists(directory.feedsFile()) || Files.exists(directory.pidFile(Services.FEEDS))
        ? Optional.of(services.feeds())
        : Optional.empty();
  }

  /**
   * @throws CommandFailure if another process watches this stack
   */
  public void requireNotRunning() throws IOException {
    Optional<ProcessHandle> watcher = watcher().running();
    if (watcher.isPresent()) {
      throw CommandFailure.unavailable("failure.running", directory.root(), watcher.get().pid());
    }
  }

  /**
   * Starts everything, in order, each healthy before the next.
   *
   * @return how long each service took, by name, in the order of their start
   * @throws CommandFailure if a port is taken, memory is short, or a service does not start
   */
  public Map<String, Duration> up()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    supervisor.stopAll(); // what a killed watcher left behind
    requireMemory();
    requirePorts();
    watcher().write(ProcessHandle.current());
    Files.createDirectories(settings.modelsDir());
    Map<String, Duration> took = new LinkedHashMap<>();
    took.put(Services.KAFKA, supervisor.start(services.kafka()));
    Topics.create(settings.kafka().bootstrap());
    tellDayAgain();
    took.put(Services.CLICKHOUSE, supervisor.start(services.clickhouse()));
    migrate();
    for (Service service :
        List.of(
            services.postgres(), services.jobManager(), services.taskManager(), services.web())) {
      took.put(service.name(), supervisor.start(service));
    }
    supervisor
        .startOptional(services.operations())
        .ifPresent(time -> took.put(Services.OPERATIONS, time));
    if (feeds().isPresent()) {
      supervisor.startOptional(feeds().get()).ifPresent(time -> took.put(Services.FEEDS, time));
    }
    return took;
  }

  /**
   * Starts Kafka alone, with its topics, for what needs nothing else. {@link #stop} stops it.
   *
   * @throws CommandFailure if it does not start
   */
  public void upLog()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    supervisor.start(services.kafka());
    Topics.create(settings.kafka().bootstrap());
  }

  /**
   * Starts the warehouse alone, with its tables, for what needs nothing else. {@link #stop} stops
   * it.
   *
   * @throws CommandFailure if it does not start
   */
  public void upWarehouse()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Files.createDirectories(settings.modelsDir());
    supervisor.start(services.clickhouse());
    migrate();
  }

  /**
   * Starts the warehouse and the desk, for what needs nothing else. {@link #stop} stops them.
   *
   * @param environment more settings of the desk, as variables
   * @throws CommandFailure if one of them does not start
   */
  public void upDesk(Map<String, String> environment)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    upWarehouse();
    supervisor.start(services.postgres());
    supervisor.start(services.web(environment));
  }

  private void migrate() {
    Catalogue catalogue = Releases.inForce(settings.modelsDir()).catalogue();
    Migrations.apply(warehouse(), catalogue.tags(), Releases.rules(settings.modelsDir()).specs());
  }

  /**
   * Where a publisher died before it had told all partitions of a day, or the log is of a version
   * that told none, records would wait for the next publisher.
   */
  private void tellDayAgain() {
    try {
      LogPublisher.open(settings.kafka().bootstrap(), directory.root(), () -> 0, Clock.systemUTC())
          .close();
    } catch (PublishException e) {
      say.accept(e.getMessage()); // another one is at work, which has told it
    }
  }

  /** Starts again what has died. */
  public void revive() throws IOException, InterruptedException {
    supervisor.revive();
  }

  /**
   * Stops the services that this process started, all of them also where the thread is interrupted:
   * it keeps the interrupt until then.
   */
  public void stop() throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (!allStopped()) {
        interrupted = true;
      }
      watcher().delete();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** False where it was interrupted; it may be called again, and goes on. */
  private boolean allStopped() throws IOException {
    try {
      supervisor.stopAll();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /**
   * Stops the stack, through the process that watches it where there is one.
   *
   * @return whether anything ran
   */
  public boolean down() throws IOException, InterruptedException, ExecutionException {
    boolean ran = !processes().isEmpty();
    Optional<ProcessHandle> watcher = watcher().running();
    if (watcher.isPresent()) {
      watcher.get().destroy();
      try {
        watcher.get().onExit().get(DOWN_LIMIT.toSeconds(), TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        throw CommandFailure.failed("failure.not-stopping", watcher.get().pid());
      }
    }
    supervisor.stopAll();
    watcher().delete();
    return ran || watcher.isPresent();
  }

  /** The processes that run, by service name, in the order of their start. */
  public Map<String, ProcessHandle> processes() throws IOException {
    Map<String, ProcessHandle> running = new LinkedHashMap<>();
    for (Service service : all()) {
      supervisor.running(service).ifPresent(process -> running.put(service.name(), process));
    }
    return running;
  }

  /** The names of all services that are to run, in the order of their start. */
  public List<String> serviceNames() {
    return all().stream()
        .filter(service -> service.wanted().getAsBoolean())
        .map(Service::name)
        .toList();
  }

  /** The warehouse for the user that writes. */
  public WarehouseSettings warehouse() {
    return settings.warehouse();
  }

  private PidFile watcher() {
    return new PidFile(directory.pidFile(WATCHER));
  }

  private static void requireMemory() {
    long available = Memory.available();
    if (available < MEMORY_NEEDED_MB) {
      throw CommandFailure.unavailable("failure.memory", available, MEMORY_NEEDED_MB);
    }
  }

  /**
   * Room for the second TaskManager of a change of the catalogue; where a change is under way it
   * has its room.
   *
   * @throws CommandFailure if memory is short
   */
  public static void requireMemoryForSecondJob(CataloguePlan plan) {
    if (plan.staged().isPresent()) {
      return;
    }
    long available = Memory.available();
    int needed = LocalCluster.taskManagerMemory();
    if (available < needed) {
      throw CommandFailure.unavailable("failure.memory", available, needed);
    }
  }

  private void requirePorts() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put(Services.KAFKA, settings.kafka().port());
    ports.put("kafka controller", settings.kafka().controllerPort());
    ports.put(Services.CLICKHOUSE, settings.clickhouse().port());
    ports.put(Services.POSTGRES, settings.postgres().port());
    ports.put(Services.JOB_MANAGER, settings.flink().restPort());
    ports.put(Services.JOB_MANAGER + " rpc", settings.flink().rpcPort());
    ports.put(Services.TASK_MANAGER, settings.flink().dataPort());
    ports.put(Services.WEB, settings.web().port());
    ports.forEach(
        (name, port) -> {
          if (!Ports.isFree(port)) {
            throw CommandFailure.unavailable(
                "failure.port-taken", port, name, directory.settingsFile());
          }
        });
  }

  /** Where the stack can be reached, one line each, in the user's language. */
  public List<String> addresses() {
    return List.of(
        Messages.text("up.web", settings.web().url()),
        Messages.text(
            "up.clickhouse",
            settings.clickhouse().url(),
            settings.clickhouse().readerUser(),
            directory.settingsFile()),
        Messages.text("up.kafka", settings.kafka().bootstrap()),
        Messages.text("up.flink", settings.flink().rest()));
  }
}
