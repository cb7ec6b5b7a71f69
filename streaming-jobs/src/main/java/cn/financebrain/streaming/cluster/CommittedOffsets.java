package cn.financebrain.streaming.cluster;

import cn.financebrain.streaming.config.ScoringJobConfig;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** What a consumer group has committed. */
final class CommittedOffsets {
  private CommittedOffsets() {}

  /**
   * Forgets it, before a job begins at the beginning: what an earlier job of the same catalogue
   * committed would say of this one that it is done.
   *
   * @param kafka with the consumer group of the job
   */
  static void forget(ScoringJobConfig.Kafka kafka) throws InterruptedException, ExecutionException {
    Properties client = new Properties();
    client.putAll(kafka.properties());
    client.setProperty("bootstrap.servers", kafka.bootstrap());
    try (Admin admin = Admin.create(client)) {
      admin.deleteConsumerGroups(List.of(kafka.group())).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof GroupIdNotFoundException)) {
        throw e;
      }
    }
  }
}
