package cn.financebrain.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * A Kafka broker that is its own controller (KRaft): formats the log directory at the first start,
 * then runs Kafka's own main class on the given server properties until it is told to stop.
 */
public final class KafkaMain {

  private KafkaMain() {}

  /**
   * @param args one argument: the server properties file
   * @throws IOException if the file can't be read
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("usage: KafkaMain server.properties");
      System.exit(2);
    }
    Path properties = Path.of(args[0]);
    if (!isFormatted(properties)) {
      format(properties);
    }
    Kafka.main(args);
  }

  private static boolean isFormatted(Path file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    return Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"));
  }

  private static void format(Path properties) {
    String[] command = {
      "format",
      "--standalone",
      "--cluster-id",
      Uuid.randomUuid().toString(),
      "--config",
      properties.toString()
    };
    int status = StorageTool.execute(command, System.out);
    if (status != 0) {
      throw new IllegalStateException(
          "the Kafka log directory of %s could not be formatted".formatted(properties));
    }
  }
}
