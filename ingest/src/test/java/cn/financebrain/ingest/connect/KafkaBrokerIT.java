package cn.financebrain.ingest.connect;

import static cn.financebrain.ingest.connect.DepartmentTopic.row;
import static cn.financebrain.ingest.connect.DepartmentTopic.take;
import static cn.financebrain.ingest.connect.DepartmentTopic.until;
import static cn.financebrain.ingest.connect.DepartmentTopic.untilItWorks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.ingest.record.RecordFormat.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Brokers and topics that are there, are not, and come back. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KafkaBrokerIT extends OnDepartmentTopic {
  @Test
  void whereNoBrokerIsNamedTheTopicIsMadeOnTheOwnOne() throws Exception {
    try (KafkaConnection connection = topic.ownConnection(Kind.JSON, offices)) {
      assertThat(connection.run()).isEmpty();
      topic.send(row("T1", 5));
      take(connection);
    }

    assertThat(offices.published()).containsExactly("T1 0");
    assertThat(
            topic
                .admin
                .describeTopics(List.of(topic.name))
                .allTopicNames()
                .get()
                .get(topic.name)
                .partitions())
        .hasSize(4);
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name);
    assertThat(
            topic
                .admin
                .describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get("retention.ms")
                .value())
        .isEqualTo(Long.toString(Duration.ofDays(30).toMillis()));
  }

  @Test
  void aBrokerThatGoesAwayIsToldAndReadOnWhenItIsBack() throws Exception {
    topic.create(1);
    topic.send(row("T1", 5));
    KafkaConnection connection = topic.connection(Kind.JSON, offices, Duration.ofSeconds(2));
    try (connection) {
      take(connection);
      broker.close();
      assertThatThrownBy(() -> until(connection, () -> false))
          .hasMessageContaining("Kafka at " + broker.bootstrap() + " does not answer");
      broker.start();
      topic.send(row("T2", 5));
      untilItWorks(connection, () -> offices.published().size() == 2);
    }

    assertThat(offices.published()).containsExactly("T1 0", "T2 0");
  }

  @Test
  void aTopicThatIsNotThereIsToldAndTriedAgain() throws Exception {
    try (KafkaConnection connection = topic.connection(Kind.JSON, offices)) {
      assertThatThrownBy(connection::run)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("has no topic " + topic.name);
      topic.create(1);
      topic.send(row("T1", 5));
      take(connection);
    }
    assertThat(offices.published()).containsExactly("T1 0");
  }
}
