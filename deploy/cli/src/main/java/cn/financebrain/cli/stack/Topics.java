package cn.financebrain.cli.stack;

import static cn.financebrain.ingest.codec.Topics.ALERTS;
import static cn.financebrain.ingest.codec.Topics.CASES;
import static cn.financebrain.ingest.codec.Topics.DEAD_LETTERS;
import static cn.financebrain.ingest.codec.Topics.DEFAULT_PARTITIONS;
import static cn.financebrain.ingest.codec.Topics.EVENTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of a stack. */
final class Topics {
  private static final int TIMEOUT_SECONDS = 20;
  private static final Map<String, String> FOR_EVER =
      Map.of("retention.ms", "-1", "retention.bytes", "-1");

  private Topics() {}

  /** Whether a broker answers. */
  static boolean reachable(String bootstrap) {
    try (Admin admin = admin(bootstrap)) {
      admin.describeCluster().nodes().get(2, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Creates the topics that are not there; they are kept for ever, since history is replayed. */
  static void create(String bootstrap)
      throws ExecutionException, InterruptedException, TimeoutException {
    try (Admin admin = admin(bootstrap)) {
      Set<String> present = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      List<NewTopic> wanted = new ArrayList<>();
      wanted.add(new NewTopic(EVENTS, DEFAULT_PARTITIONS, (short) 1).configs(FOR_EVER));
      wanted.add(new NewTopic(DEAD_LETTERS, 1, (short) 1).configs(FOR_EVER));
      wanted.add(new NewTopic(ALERTS, 1, (short) 1).configs(FOR_EVER));
      wanted.add(new NewTopic(CASES, 1, (short) 1).configs(FOR_EVER));
      wanted.removeIf(topic -> present.contains(topic.name()));
      admin.createTopics(wanted).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static Admin admin(String bootstrap) {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            "3000",
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            "15000"));
  }
}
