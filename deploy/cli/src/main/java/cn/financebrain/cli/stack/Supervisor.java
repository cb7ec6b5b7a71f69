package cn.financebrain.cli.stack;

import cn.financebrain.cli.Messages;
import cn.financebrain.console.CommandFailure;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
  private static final Duration RETRY = Duration.ofMinutes(1);
  private static final int LOG_LINES_SHOWN = 12;

  private final StackDirectory directory;
  private final List<Service> services;
  private final Consumer<String> say;

  /** When a service that the others can do without may be started again. */
  private final Map<String, Instant> retries = new HashMap<>();

  /**
   * @param services in the order of their start
   * @param say told of every step, one line each
   */
  public Supervisor(StackDirectory directory, List<Service> services, Consumer<String> say) {
    this.directory = directory;
    this.services = List.copyOf(services);
    this.say = say;
  }

  /**
   * Starts one service and waits for its health.
   *
   * @return how long that took
   * @throws CommandFailure if it ends or does not become healthy within its limit
   */
  public Duration start(Service service) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Process process = launch(service);
    while (!service.health().healthy()) {
      if (!process.isAlive()) {
        throw CommandFailure.failed(
            "failure.service-ended", service.name(), directory.log(service.name()), tail(service));
      }
      if (System.nanoTime() - begin > service.startLimit().toNanos()) {
        stop(service);
        throw CommandFailure.failed(
            "failure.service-slow",
            service.name(),
            service.startLimit().toSeconds(),
            directory.log(service.name()),
            tail(service));
      }
      Thread.sleep(POLL.toMillis());
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    say.accept(
        Messages.text("up.started", service.name(), "%.1f".formatted(took.toMillis() / 1000.0)));
    return took;
  }

  /**
   * As {@link #start}, of a service that the others can do without: what goes wrong is told, and it
   * is tried again after a while ({@link #revive}).
   */
  public Optional<Duration> startOptional(Service service)
      throws IOException, InterruptedException {
    try {
      Duration took = start(service);
      retries.put(service.name(), Instant.now());
      return Optional.of(took);
    } catch (CommandFailure failure) {
      retries.put(service.name(), Instant.now().plus(RETRY));
      say.accept(Messages.text("up.given-up", service.name(), failure.text(Messages.WORDS)));
      return Optional.empty();
    }
  }

  private Process launch(Service service) throws IOException {
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
    return process;
  }

  /** Ctrl-C reaches a whole process group; a session of its own leaves the stop order to us. */
  static List<String> inOwnSession(List<String> command) {
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
   * again and again while the stack is up.
   */
  public void revive() throws IOException, InterruptedException {
    for (Service service : services) {
      if (!service.wanted().getAsBoolean()) {
        stop(service);
      } else if (running(service).isEmpty() && (service.vital() || isDue(service))) {
        if (retries.containsKey(service.name()) || service.vital()) {
          say.accept(Messages.text("up.restarting", service.name()));
        }
        if (service.vital()) {
          start(service);
        } else {
          startOptional(service);
        }
      }
    }
  }

  private boolean isDue(Service service) {
    Instant at = retries.get(service.name());
    return at == null || !Instant.now().isBefore(at);
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
    Path log = directory.log(service.name());
    if (!Files.exists(log)) {
      return "";
    }
    List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size());
    return String.join(System.lineSeparator(), last);
  }
}
