package cn.financebrain.ingest.publish;

import cn.financebrain.ingest.codec.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics of a stack. */
public final class LogTopics {
  private static final int TIMEOUT_SECONDS = 60;

  private static final Duration HUNDRED_YEARS = Duration.ofDays(36_500);

  /**
   * The log is the memory of the system: nothing in it grows old. Its files end by size alone: a
   * load of history passes through decades, and would begin a new file every week of them. Nobody
   * can write what arrives in the future, which would hold the clock of the log for good.
   */
  private static final Map<String, String> KEEP_FOR_EVER =
      Map.of(
          "message.timestamp.after.max.ms",
          Long.toString(Duration.ofHours(1).toMillis()),
          "cleanup.policy",
          "delete",
          "retention.ms",
          "-1",
          "retention.bytes",
          "-1",
          "segment.ms",
          Long.toString(HUNDRED_YEARS.toMillis()));

  /** Partitions of a department's topic: its rows keep their order by key alone. */
  private static final int RAW_PARTITIONS = 4;

  /** What was taken is in the log; the rest leaves time to mend a connection that is down. */
  private static final Map<String, String> KEEP_THIRTY_DAYS =
      Map.of(
          "cleanup.policy",
          "delete",
          "retention.ms",
          Long.toString(Duration.ofDays(30).toMillis()));

  private LogTopics() {}

  /**
   * Creates what is missing and leaves what is there as it is. The number of copies of each
   * partition is the broker's default.
   *
   * @param partitions of the canonical log and of the alerts; dead letters have one
   * @throws PublishException if Kafka does not answer
   */
  public static void ensure(String bootstrap, int partitions) {
    ensure(
        bootstrap,
        List.of(
            topic(Topics.EVENTS, partitions),
            topic(Topics.DEAD_LETTERS, 1),
            topic(Topics.ALERTS, partitions),
            topic(Topics.CASES, partitions)));
  }

  /**
   * Creates the topic into which a department writes, if it is missing: 4 partitions that keep
   * their records for 30 days.
   *
   * @throws PublishException if Kafka does not answer
   */
  public static void ensureRaw(String bootstrap, String topic) {
    NewTopic raw = new NewTopic(topic, Optional.of(RAW_PARTITIONS), Optional.empty());
    ensure(bootstrap, List.of(raw.configs(KEEP_THIRTY_DAYS)));
  }

  private static void ensure(String bootstrap, List<NewTopic> wanted) {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      Set<String> present = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      List<NewTopic> absent =
          wanted.stream().filter(topic -> !present.contains(topic.name())).toList();
      admin.createTopics(absent).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new PublishException("topics can't be created at %s: %s".formatted(bootstrap, e), e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PublishException("interrupted while topics were being created", e);
    }
  }

  private static NewTopic topic(String name, int partitions) {
    return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(KEEP_FOR_EVER);
  }
}
