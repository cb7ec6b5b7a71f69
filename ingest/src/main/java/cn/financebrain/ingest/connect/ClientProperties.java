package cn.financebrain.ingest.connect;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * How to prove to a broker who we are: Kafka's own client properties, of which a file may set those
 * of security alone. The others decide whether records are lost.
 */
final class ClientProperties {
  private static final List<String> ALLOWED = List.of("security.", "sasl.", "ssl.");

  private ClientProperties() {}

  /**
   * Read anew for each connection, so that passwords can be changed.
   *
   * @throws IOException if the file can't be read, or sets something else
   */
  static Map<String, String> read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IllegalArgumentException e) {
      throw new IOException("%s is no file of properties: %s".formatted(file, e.getMessage()), e);
    }
    Map<String, String> settings = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (ALLOWED.stream().noneMatch(key::startsWith)) {
        throw new IOException(
            "%s sets '%s', expected only security.*, sasl.* and ssl.*".formatted(file, key));
      }
      settings.put(key, properties.getProperty(key));
    }
    return settings;
  }
}
