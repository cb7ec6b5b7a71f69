package cn.financebrain.cli.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The process that loads the simulated city into a stack that runs: the command that a user has,
 * beside the stack, so that its memory is free again when it is done.
 */
public final class CityProcess {
  private static final String NAME = "city";
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final StackDirectory directory;
  private final PidFile pid;

  public CityProcess(StackDirectory directory) {
    this.directory = directory;
    this.pid = new PidFile(directory.pidFile(NAME));
  }

  /** Starts it; it tells how far it is on this process's streams. */
  public void start(int enterprises, int months) throws IOException {
    List<String> flags =
        List.of(
            "-Xmx2g",
            "-Dfile.encoding=UTF-8",
            "-Duser.language=" + Locale.getDefault().getLanguage(),
            "-Dfinance-brain.home=" + Home.ofThisProcess().root(),
            "-Dfinance-brain.terminal=" + Boolean.getBoolean("finance-brain.terminal"),
            "-Dlogback.configurationFile=logback-cli.xml");
    List<String> words =
        List.of(
            "simulate",
            "--as-fast-as-possible",
            "--enterprises",
            Integer.toString(enterprises),
            "--months",
            Integer.toString(months),
            "--data",
            directory.root().toString());
    List<String> command =
        Home.ofThisProcess().java("deploy/cli", "cli", flags, "cn.financebrain.cli.Main", words);
    ProcessBuilder builder = new ProcessBuilder(Supervisor.inOwnSession(command));
    builder.environment().remove("FB_LANG"); // the language is that of this process
    pid.write(builder.inheritIO().start().toHandle());
  }

  /** Ends it, also one that a killed {@code up} left behind; the next load goes on from there. */
  public void stop() throws IOException, InterruptedException {
    Optional<ProcessHandle> running = pid.running();
    if (running.isPresent()) {
      running.get().destroy();
      try {
        running.get().onExit().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        running.get().destroyForcibly();
      } catch (ExecutionException e) {
        throw new IllegalStateException("waiting for pid " + running.get().pid(), e);
      }
    }
    pid.delete();
  }
}
