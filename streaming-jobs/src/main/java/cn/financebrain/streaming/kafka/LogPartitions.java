package cn.financebrain.streaming.kafka;

import cn.financebrain.streaming.config.ScoringJobConfig;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** How many partitions the canonical log has. */
public final class LogPartitions {
  private static final String PATIENCE_MILLIS = "300000";

  private LogPartitions() {}

  /**
   * Asks the brokers; waits some minutes for them to answer.
   *
   * @throws IllegalStateException if they don't, or there is no such topic
   */
  public static int count(ScoringJobConfig.Kafka kafka) throws InterruptedException {
    Properties client = new Properties();
    client.putAll(kafka.properties());
    client.setProperty("bootstrap.servers", kafka.bootstrap());
    client.setProperty("default.api.timeout.ms", PATIENCE_MILLIS);
    try (Admin admin = Admin.create(client)) {
      String topic = kafka.eventTopic();
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get()
          .get(topic)
          .partitions()
          .size();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "Kafka at %s has no topic %s or does not answer: %s"
              .formatted(kafka.bootstrap(), kafka.eventTopic(), e.getCause()),
          e);
    }
  }
}
