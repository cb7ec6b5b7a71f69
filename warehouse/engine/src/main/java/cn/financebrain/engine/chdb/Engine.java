package cn.financebrain.engine.chdb;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One ClickHouse engine on one data directory. A process can hold one: libchdb keeps it in global
 * state. Connections are cheap (a quarter of a millisecond) and each has settings, a current
 * database and temporary tables of its own, so a request opens one and closes it.
 */
public final class Engine implements AutoCloseable {

  /** A server's values where libchdb starts with those of the command-line tool. */
  private static final Map<String, String> AS_A_SERVER =
      Map.of("implicit_select", "0", "allow_introspection_functions", "0");

  private final ChdbLibrary library;
  private final Path directory;

  /** Held open for the whole life, since closing the last connection stops the engine. */
  private final EngineConnection keeper;

  private Engine(ChdbLibrary library, Path directory) {
    this.library = library;
    this.directory = directory;
    this.keeper = connect(Map.of());
  }

  /**
   * Opens the engine on a directory, which is made where missing.
   *
   * @throws IllegalStateException when the engine refuses, such as when another process has the
   *     directory
   */
  public static Engine open(Path libraryFile, Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the data directory " + directory, e);
    }
    ChdbLibrary library = ChdbLibrary.load(libraryFile);
    library.setSignalHandlersEnabled(0);
    return new Engine(library, directory);
  }

  /** Opens a connection with settings that are known to be valid. */
  public EngineConnection connect(Map<String, String> settings) {
    List<String> arguments = new ArrayList<>();
    arguments.add("clickhouse");
    arguments.add("--path=" + directory.toAbsolutePath());
    AS_A_SERVER.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    String[] argv = arguments.toArray(String[]::new);
    Pointer place = library.connect(argv.length, argv);
    if (place == null) {
      throw new IllegalStateException(
          "the engine did not open " + directory + " with " + arguments.subList(2, argv.length));
    }
    return new EngineConnection(library, place);
  }

  /** Stops the engine; connections must be closed before. */
  @Override
  public void close() {
    keeper.close();
    library.shutdown();
  }
}
