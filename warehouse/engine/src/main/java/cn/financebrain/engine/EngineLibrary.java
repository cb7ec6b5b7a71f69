package cn.financebrain.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where libchdb is: the system property {@code finance.brain.libchdb}, the environment variable
 * {@code FINANCE_BRAIN_LIBCHDB}, or the cache that {@code warehouse/engine/fetch} fills.
 */
public final class EngineLibrary {

  public static final String PROPERTY = "finance.brain.libchdb";
  public static final String VARIABLE = "FINANCE_BRAIN_LIBCHDB";
  private static final String CACHED = "chdb-26.7.3-stable.1/libchdb.so";

  private EngineLibrary() {}

  /**
   * Returns the library's file.
   *
   * @throws IllegalStateException when it is not there; the message says how to get it
   */
  public static Path locate() {
    Path file =
        Optional.ofNullable(System.getProperty(PROPERTY))
            .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
            .map(Path::of)
            .orElseGet(() -> cache().resolve(CACHED));
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException(
          "the ClickHouse library is not at " + file + ": run warehouse/engine/fetch");
    }
    return file;
  }

  private static Path cache() {
    return Optional.ofNullable(System.getenv("FINANCE_BRAIN_CACHE"))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "finance-brain"));
  }
}
