package cn.financebrain.cli.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A process says in a file that it is at work; the file names it by {@code pid}. */
record StatusFileHealth(Path status, PidFile pidFile) implements HealthCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public boolean healthy() {
    try {
      Optional<ProcessHandle> process = pidFile.running();
      return process.isPresent()
          && Files.exists(status)
          && JSON.readTree(status.toFile()).path("pid").asLong() == process.get().pid();
    } catch (IOException e) {
      return false;
    }
  }
}
