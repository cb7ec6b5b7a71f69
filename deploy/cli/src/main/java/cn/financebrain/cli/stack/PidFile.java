package cn.financebrain.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that names a running process by pid and start time, so that a pid that the system has
 * given to somebody else is not taken for it.
 */
record PidFile(Path path) {

  void write(ProcessHandle process) throws IOException {
    Files.createDirectories(path.getParent());
    String startedAt = process.info().startInstant().map(Instant::toString).orElse("");
    Files.writeString(path, process.pid() + " " + startedAt + "\n");
  }

  /** The process, if it still runs. */
  Optional<ProcessHandle> running() throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    String[] words = Files.readString(path).strip().split(" ", 2);
    String startedAt = words.length > 1 ? words[1] : "";
    return ProcessHandle.of(Long.parseLong(words[0]))
        .filter(ProcessHandle::isAlive)
        .filter(
            process ->
                process.info().startInstant().map(Instant::toString).orElse("").equals(startedAt));
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }
}
