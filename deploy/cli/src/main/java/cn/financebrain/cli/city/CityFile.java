package cn.financebrain.cli.city;

import cn.financebrain.cli.city.CityState.Phase;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.console.CommandFailure;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** {@code DATA/city.json}: the city of a stack, written by one process at a time. */
public final class CityFile {
  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  public CityFile(StackDirectory directory) {
    this.file = directory.data("city.json");
  }

  /**
   * The state that was written last, if the stack has a city.
   *
   * @throws CommandFailure if the file is damaged or of another version
   */
  public Optional<CityState> read() {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      ObjectNode json = JSON.readValue(file.toFile(), ObjectNode.class);
      if (json.required("version").asInt() != VERSION) {
        throw new IOException("version " + json.required("version") + ", expected " + VERSION);
      }
      CityPlan plan =
          new CityPlan(
              json.required("seed").asLong(),
              json.required("enterprises").asInt(),
              json.required("months").asInt(),
              YearMonth.parse(json.required("last_month").asText()),
              LocalDate.parse(json.required("until").asText()));
      return Optional.of(
          new CityState(
              plan,
              Phase.valueOf(json.required("phase").asText()),
              json.required("done").asLong(),
              json.required("total").asLong(),
              json.required("failure").asText()));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw CommandFailure.unavailable("failure.stack-file", file, e.getMessage());
    }
  }

  /** Replaces the file as a whole. */
  public void write(CityState state) throws IOException {
    ObjectNode json = JSON.createObjectNode().put("version", VERSION);
    json.put("seed", state.plan().seed());
    json.put("enterprises", state.plan().enterprises());
    json.put("months", state.plan().months());
    json.put("last_month", state.plan().last().toString());
    json.put("until", state.plan().until().toString());
    json.put("phase", state.phase().name());
    json.put("done", state.done());
    json.put("total", state.total());
    json.put("failure", state.failure());
    Path draft = Files.createTempFile(file.getParent(), "city", ".json");
    JSON.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), json);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * The right to load or play the city; the system frees it with the process.
   *
   * @throws CommandFailure if another process has it
   */
  public Lock lock() throws IOException {
    FileChannel channel =
        FileChannel.open(
            file.resolveSibling("city.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock taken = channel.tryLock();
      if (taken != null) {
        return new Lock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // this process has it itself
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw CommandFailure.unavailable("failure.city-busy");
  }

  /** See {@link #lock}. */
  public static final class Lock implements AutoCloseable {
    private final FileChannel channel;

    Lock(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
