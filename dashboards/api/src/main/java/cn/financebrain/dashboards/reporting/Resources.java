package cn.financebrain.dashboards.reporting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The product's own pieces of reports, in {@code /report}. */
public final class Resources {
  private Resources() {}

  /**
   * @throws IllegalArgumentException if there is no such piece
   */
  public static String text(String name) {
    try (InputStream file = Resources.class.getResourceAsStream("/report/" + name)) {
      if (file == null) {
        throw new IllegalArgumentException("no /report/" + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
