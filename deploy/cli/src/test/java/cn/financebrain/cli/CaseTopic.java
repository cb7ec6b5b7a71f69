package cn.financebrain.cli;

import static cn.financebrain.cli.CityStack.data;
import static cn.financebrain.cli.CityStack.sql;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.ingest.codec.Topics;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the topic of cases tells other systems. */
final class CaseTopic {
  static final TopicPartition PLACE = new TopicPartition(Topics.CASES, 0);

  private CaseTopic() {}

  /** The steps up to this one stand in the topic, each once and in order. */
  static void awaitSteps(String caseNumber, int last) {
    List<Integer> expected = IntStream.rangeClosed(1, last).boxed().toList();
    Launcher.await(
        Duration.ofMinutes(2),
        () -> steps(caseNumber).equals(expected),
        () -> expected + " were expected, the topic has " + steps(caseNumber));
  }

  /** Each step stands in the topic once, in the order of the case. */
  static void awaitSteps(String caseNumber) {
    String steps =
        sql("SELECT toString(groupArray(step)) FROM (SELECT step FROM case_step WHERE number = '%s'"
                    .formatted(caseNumber)
                + " ORDER BY step)")
            .strip();
    assertThat(steps).startsWith("[1,2,3,");
    Launcher.await(
        Duration.ofMinutes(1),
        () -> steps(caseNumber).toString().replace(" ", "").equals(steps),
        () -> steps + " was expected, the topic has " + steps(caseNumber));
  }

  /** The versions that other systems were told of a case, in the order of the topic. */
  static List<Integer> steps(String caseNumber) {
    String bootstrap = new StackDirectory(data).settings().orElseThrow().kafka().bootstrap();
    try (KafkaConsumer<String, String> topic =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new StringDeserializer())) {
      topic.assign(List.of(PLACE));
      topic.seekToBeginning(List.of(PLACE));
      long end = topic.endOffsets(List.of(PLACE)).get(PLACE);
      List<Integer> versions = new ArrayList<>();
      while (topic.position(PLACE) < end) {
        for (ConsumerRecord<String, String> step : topic.poll(Duration.ofSeconds(1))) {
          if (step.key().equals(caseNumber)) {
            versions.add(version(step.value()));
          }
        }
      }
      return versions;
    }
  }

  private static int version(String step) {
    try {
      return new ObjectMapper().readTree(step).path("step").asInt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
