package cn.financebrain.cli.stack;

import cn.financebrain.console.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The native library of the embedded ClickHouse engine, fetched once through npm. */
final class EngineLibrary {

  private EngineLibrary() {}

  /**
   * The library's path; the first call on a machine downloads it, which takes a while.
   *
   * @throws CommandFailure with the fetch script's own words if it can't be had
   */
  static Path fetch(Home home) {
    Path script = home.root().resolve("warehouse/engine/fetch");
    try {
      Process process =
          new ProcessBuilder(script.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw CommandFailure.unavailable("failure.library", script);
      }
      return Path.of(path.strip());
    } catch (IOException e) {
      throw CommandFailure.unavailable("failure.library", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.unavailable("failure.library", e.getMessage());
    }
  }
}
