package cn.financebrain.cli.stack;

import cn.financebrain.cli.Messages;
import cn.financebrain.console.CommandFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Starts the services of a stack in order, waits until each is healthy, starts again what dies, and
 * stops them in the opposite order. One thread at a time may use it.
 */
public final class Supervisor {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int LOG_LINES_SHOWN = 12;

  private final StackDirectory directory;
  private final List<Service> services;
  private final Consumer<String> say;
  private final InstantSource clock;

  /** Of services that the others can do without, once they were started. */
  private final Map<String, Revival> revivals = new HashMap<>();

  /**
   * @param services in the order of their start
   * @param say told of every step, one line each
   */
  public Supervisor(StackDirectory directory, List<Service> services, Consumer<String> say) {
    this(directory, services, say, InstantSource.system());
  }

  Supervisor(
      StackDirectory directory, List<Service> services, Consumer<String> say, InstantSource clock) {
    this.directory = directory;
    this.services = List.copyOf(services);
    this.say = say;
    this.clock = clock;
  }

  /**
   * Starts one service and waits for its health.
   *
   * @return how long that took
   * @throws CommandFailure if it ends or does not become healthy within its limit
   */
  public Duration start(Service service) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    launch(service);
    while (!service.health().healthy()) {
      requireHope(service, Duration.ofNanos(System.nanoTime() - begin));
      Thread.sleep(POLL.toMillis());
    }
    return ready(service, Duration.ofNanos(System.nanoTime() - begin));
  }

  private Duration ready(Service service, Duration took) {
    say.accept(
        Messages.text("up.started", service.name(), "%.1f".formatted(took.toMillis() / 1000.0)));
    return took;
  }

  /**
   * @throws CommandFailure if a service that is being started has ended, or takes too long
   */
  private void requireHope(Service service, Duration since)
      throws IOException, InterruptedException {
    if (running(service).isEmpty()) {
      throw CommandFailure.failed(
          "failure.service-ended", service.name(), directory.log(service.name()), tail(service));
    }
    if (since.compareTo(service.startLimit()) > 0) {
      stop(service);
      throw CommandFailure.failed(
          "failure.service-slow",
          service.name(),
          service.startLimit().toSeconds(),
          directory.log(service.name()),
          tail(service));
    }
  }

  /**
   * As {@link #start}, of a service that the others can do without: what goes wrong is told, and it
   * is tried again after a while ({@link #revive}).
   */
  public Optional<Duration> startOptional(Service service)
      throws IOException, InterruptedException {
    Revival revival = revivals.computeIfAbsent(service.name(), any -> new Revival());
    revival.begin(clock.instant());
    try {
      return Optional.of(start(service));
    } catch (CommandFailure failure) {
      giveUp(service, failure);
      return Optional.empty();
    } finally {
      revival.end();
    }
  }

  private void giveUp(Service service, CommandFailure failure) {
    say.accept(Messages.text("up.given-up", service.name(), failure.text(Messages.WORDS)));
  }

  private void launch(Service service) throws IOException {
    Path log = directory.log(service.name());
    Files.createDirectories(log.getParent());
    Files.createDirectories(directory.data(service.name()));
    ProcessBuilder builder = new ProcessBuilder(inOwnSession(service.command().get()));
    builder.environment().putAll(service.environment());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    Process process = builder.start();
    new PidFile(directory.pidFile(service.name())).write(process.toHandle());
  }

  /** Ctrl-C reaches a whole process group; a session of its own leaves the stop order to us. */
  public static List<String> inOwnSession(List<String> command) {
    Path setsid = Path.of("/usr/bin/setsid");
    if (!Files.isExecutable(setsid)) {
      return command;
    }
    List<String> words = new ArrayList<>(command);
    words.add(0, setsid.toString());
    return words;
  }

  /**
   * Starts anew every service that has died, and stops those that are not wanted any more; called
   * again and again while the stack is up. Waits for the health of those only without which the
   * stack is down.
   */
  public void revive() throws IOException, InterruptedException {
    for (Service service : services) {
      if (!service.wanted().getAsBoolean()) {
        revivals.remove(service.name());
        stop(service);
      } else if (!service.vital()) {
        attend(service);
      } else if (running(service).isEmpty()) {
        say.accept(Messages.text("up.restarting", service.name()));
        start(service);
      }
    }
  }

  private void attend(Service service) throws IOException, InterruptedException {
    Revival revival = revivals.get(service.name());
    if (revival == null && running(service).isEmpty()) {
      begin(service, new Revival());
    } else if (revival != null && revival.isStarting()) {
      watch(service, revival);
    } else if (running(service).isEmpty() && revival.isDue(clock.instant())) {
      say.accept(Messages.text("up.restarting", service.name()));
      begin(service, revival);
    }
  }

  private void begin(Service service, Revival revival) throws IOException {
    revivals.put(service.name(), revival);
    revival.begin(clock.instant());
    launch(service);
  }

  private void watch(Service service, Revival revival) throws IOException, InterruptedException {
    Duration since = revival.since(clock.instant());
    try {
      if (!service.health().healthy()) {
        requireHope(service, since);
        return;
      }
      ready(service, since);
    } catch (CommandFailure failure) {
      giveUp(service, failure);
    }
    revival.end();
  }

  /** Stops all services in the opposite order of their start. */
  public void stopAll() throws IOException, InterruptedException {
    for (int i = services.size() - 1; i >= 0; i--) {
      stop(services.get(i));
    }
  }

  private void stop(Service service) throws IOException, InterruptedException {
    Optional<ProcessHandle> process = running(service);
    if (process.isPresent()) {
      process.get().destroy();
      if (!ended(process.get(), service.stopLimit())) {
        say.accept(Messages.text("down.killed", service.name(), service.stopLimit().toSeconds()));
        process.get().destroyForcibly();
        ended(process.get(), service.stopLimit());
      }
      say.accept(Messages.text("down.stopped", service.name()));
    }
    new PidFile(directory.pidFile(service.name())).delete();
  }

  private static boolean ended(ProcessHandle process, Duration limit) throws InterruptedException {
    try {
      process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for pid " + process.pid(), e);
    }
  }

  /** The process of a service, if it runs. */
  public Optional<ProcessHandle> running(Service service) throws IOException {
    return new PidFile(directory.pidFile(service.name())).running();
  }

  private String tail(Service service) throws IOException {
    return LogTail.of(directory.log(service.name()), LOG_LINES_SHOWN);
  }
}
