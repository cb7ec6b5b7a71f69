package cn.financebrain.ingest.connect;

import static cn.financebrain.ingest.connect.DepartmentTopic.row;
import static cn.financebrain.ingest.connect.DepartmentTopic.take;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.ingest.record.RecordFormat.Kind;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What records of topics say, by their format. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KafkaFormatsIT extends OnDepartmentTopic {
  private static final String BINARY = "ce_specversion 1.0 ce_source /tax ce_type told ce_id ";
  private static final String STRUCTURED = "content-type application/cloudevents+json";

  @Test
  void cloudEventsOfBothModesAreRowsAndPoisonIsADeadLetter() throws Exception {
    topic.create(1);
    topic.send(row("T1", 5), BINARY + "1");
    topic.send("{\"specversion\": \"1.0\", \"id\": 7, \"data\"", STRUCTURED);
    topic.send(
        "{\"specversion\": \"1.0\", \"id\": \"2\", \"source\": \"/tax\", \"type\": \"told\", \"data\": "
            + row("T2", 6)
            + "}",
        STRUCTURED);
    topic.send(row("T3", 7).replace("7", "\"many\""), BINARY + "3");

    try (KafkaConnection connection = topic.connection(Kind.CLOUDEVENTS, offices)) {
      assertThat(take(connection))
          .isEqualTo("read 4, accepted 2, duplicate 0, queued 0, rejected 2, tombstones 0");
    }

    assertThat(offices.published()).containsExactly("T1 0", "T2 0");
    assertThat(offices.log.sink.letters)
        .extracting(letter -> letter.location() + "@" + letter.position())
        .containsExactlyInAnyOrder(topic.name + "-0@1", topic.name + "-0@3");
    assertThat(offices.log.sink.letters)
        .anySatisfy(
            letter -> assertThat(letter.detail()).contains("expected a number", "'3' of '/tax'"));
    assertThat(topic.committed()).isEqualTo(4);
  }

  @Test
  void changesOfADatabaseTellCorrectAndTakeBack() throws Exception {
    topic.create(1);
    topic.send(change("c", "null", row("T1", 5)));
    topic.send(change("u", row("T1", 5), row("T1", 6)));
    topic.send(change("d", row("T1", 6), "null"));
    topic.send(null);

    try (KafkaConnection connection = topic.connection(Kind.DEBEZIUM, offices)) {
      assertThat(take(connection))
          .isEqualTo("read 3, accepted 3, duplicate 0, queued 0, rejected 0, tombstones 1");
    }

    assertThat(offices.published()).containsExactly("T1 0", "T1 1", "T1 2");
    assertThat(offices.log.sink.events)
        .extracting(event -> event.retracted())
        .containsExactly(false, false, true);
  }

  private static String change(String op, String before, String after) {
    return "{\"op\": \"%s\", \"before\": %s, \"after\": %s, \"ts_ms\": 1767300000000}"
        .formatted(op, before, after);
  }
}
