package cn.financebrain.dashboards.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.casework.CasePath;
import cn.financebrain.dashboards.casework.CaseState;
import cn.financebrain.dashboards.casework.Outcome;
import cn.financebrain.dashboards.casework.Verdict;
import cn.financebrain.store.WarehouseRow.LabelRow;
import cn.financebrain.store.WarehouseRow.Selection;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class CaseTargetsTest {
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Risk.class.getResourceAsStream("/topics/fb.case.v1.schema.json"));

  private static final Instant OPENED = Instant.parse("2026-11-20T02:00:00Z");
  private static final Instant CLOSED = Instant.parse("2026-12-01T02:00:00Z");

  private static final UUID LAST = UUID.randomUUID();
  private static final UUID NEXT = UUID.randomUUID();
  private static final TopicPartition PLACE = new TopicPartition("fb.case.v1", 0);
  private static final List<CaseEvent> TAKEN = List.of(event("take", CaseState.TRIAGE, null, null));

  private static CaseEvent event(String action, CaseState state, Verdict verdict, Outcome outcome) {
    return new CaseEvent(
        "2026-000007",
        9,
        CLOSED,
        action,
        "approver",
        "91330100799655058B",
        "330302",
        Risk.FUNDRAISING,
        CasePath.ORDER737,
        Band.RED,
        OPENED,
        state,
        "inspector",
        verdict,
        outcome,
        null,
        false,
        false,
        true);
  }

  private static Optional<LabelRow> closed(Verdict verdict, Outcome outcome) {
    return CaseWarehouse.label(event("approved", CaseState.CLOSED, verdict, outcome));
  }

  @Test
  void aConfirmedCaseIsALabelOfTheInstantAtWhichItWasOpened() {
    LabelRow label = closed(Verdict.CONFIRMED, Outcome.FILED).orElseThrow();
    assertThat(label.positive()).isTrue();
    assertThat(label.asOf()).isEqualTo(OPENED);
    assertThat(label.knownAt()).isEqualTo(CLOSED);
    assertThat(label.selection()).isEqualTo(Selection.ALERT);
    assertThat(label.source()).isEqualTo("case 2026-000007");
  }

  @Test
  void refutedAndExcludedCasesAreNegativeAndDoubtfulOnesWithdrawWhatTheyFound() {
    assertThat(closed(Verdict.REFUTED, Outcome.MONITORED).orElseThrow().positive()).isFalse();
    assertThat(closed(null, Outcome.EXCLUDED).orElseThrow().positive()).isFalse();
    assertThat(closed(Verdict.INCONCLUSIVE, Outcome.EXCLUDED).orElseThrow().positive()).isFalse();
    assertThat(closed(Verdict.REFUTED, Outcome.MONITORED).orElseThrow().withdrawn()).isFalse();
    LabelRow doubtful = closed(Verdict.INCONCLUSIVE, Outcome.MONITORED).orElseThrow();
    assertThat(doubtful.withdrawn()).isTrue();
    assertThat(doubtful.positive()).isFalse();
    assertThat(
            CaseWarehouse.label(
                event("decide", CaseState.HANDLING, Verdict.CONFIRMED, Outcome.FILED)))
        .isEmpty();
    assertThat(
            CaseWarehouse.label(
                event("revisit", CaseState.CLOSED, Verdict.CONFIRMED, Outcome.FILED)))
        .isEmpty();
  }

  @Test
  void aMessageIsKeyedByTheCaseAndNamesItsStep() {
    MockProducer<byte[], byte[]> producer = producer();
    topic(producer, LAST)
        .tell(NEXT, List.of(event("approved", CaseState.CLOSED, Verdict.CONFIRMED, Outcome.FILED)));
    ProducerRecord<byte[], byte[]> sent = producer.history().get(0);
    assertThat(sent.topic()).isEqualTo("fb.case.v1");
    assertThat(new String(sent.key(), StandardCharsets.UTF_8)).isEqualTo("2026-000007");
    assertThat(new String(sent.headers().lastHeader("id").value(), StandardCharsets.UTF_8))
        .isEqualTo("2026-000007/9");
    assertThat(new String(sent.value(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"number":"2026-000007","step":9,"at":"2026-12-01T02:00:00Z","action":"approved",\
            "actor":"approver","enterprise":"91330100799655058B","region":"330302",\
            "risk":"fundraising","path":"order737","band":"red",\
            "openedAt":"2026-11-20T02:00:00Z","state":"closed","handler":"inspector",\
            "verdict":"confirmed","outcome":"filed","suspended":false,"supervised":false,\
            "deserved":true}""");
  }

  /** The schema that other systems read by, {@code topics/fb.case.v1.schema.json}. */
  @Test
  void everyMessageFitsThePublishedSchema() {
    for (CaseState state : CaseState.values()) {
      for (Verdict verdict : Verdict.values()) {
        for (Outcome outcome : Outcome.values()) {
          assertThat(faults(event("decide", state, verdict, outcome))).isEmpty();
        }
      }
    }
    CaseEvent fresh = event("open", CaseState.TRIAGE, null, null);
    for (CasePath path : CasePath.values()) {
      for (Band band : Band.values()) {
        for (Risk risk : Risk.values()) {
          assertThat(faults(opened(fresh, path, band, risk))).isEmpty();
        }
      }
    }
    assertThat(faults(event("", CaseState.TRIAGE, null, null))).hasSize(1);
  }

  /** By the system, and without all that there need not be. */
  private static CaseEvent opened(CaseEvent like, CasePath path, Band band, Risk risk) {
    return new CaseEvent(
        like.number(),
        1,
        OPENED,
        "open",
        null,
        like.enterprise(),
        "",
        risk,
        path,
        band,
        OPENED,
        CaseState.TRIAGE,
        null,
        null,
        null,
        LocalDate.parse("2026-12-03"),
        true,
        true,
        null);
  }

  private static Set<ValidationMessage> faults(CaseEvent event) {
    MockProducer<byte[], byte[]> producer = producer();
    topic(producer, LAST).tell(NEXT, List.of(event));
    return SCHEMA.validate(
        new String(producer.history().get(0).value(), StandardCharsets.UTF_8),
        InputFormat.JSON,
        run -> run.getExecutionConfig().setFormatAssertionsEnabled(true));
  }

  @Test
  void aBatchAndItsNumberAreOneTransaction() {
    MockProducer<byte[], byte[]> producer = producer();
    CaseTopic topic = topic(producer, LAST);
    topic.tell(NEXT, TAKEN);
    assertThat(producer.transactionCommitted()).isTrue();
    assertThat(producer.consumerGroupOffsetsHistory())
        .containsExactly(
            Map.of(
                told(LAST).group().groupId(),
                Map.of(PLACE, new OffsetAndMetadata(0, NEXT.toString()))));
    topic.tell(UUID.randomUUID(), TAKEN);
    assertThat(producer.history()).hasSize(2);
  }

  /** Whoever told it died before noting so. */
  @Test
  void aBatchThatWasCommittedIsNotToldAgain() {
    MockProducer<byte[], byte[]> producer = producer();
    CaseTopic topic = topic(producer, NEXT);
    topic.tell(NEXT, TAKEN);
    assertThat(producer.history()).isEmpty();
    topic.tell(UUID.randomUUID(), TAKEN);
    assertThat(producer.history()).hasSize(1);
  }

  @Test
  void whatTheBrokersDoNotConfirmIsToldByTheNextProducer() {
    MockProducer<byte[], byte[]> failing = producer();
    failing.commitTransactionException = new KafkaException("away");
    CaseTopic topic = failingFirst(failing);
    assertThatThrownBy(() -> topic.tell(NEXT, TAKEN)).isInstanceOf(KafkaException.class);
    assertThat(failing.closed()).isTrue();
    topic.connect();
    topic.tell(NEXT, TAKEN);
  }

  /** A send that waits for brokers in vain takes seconds, and fails by what it returns. */
  @Test
  void theFirstStepThatFailsEndsItsBatch() {
    List<String> tried = new ArrayList<>();
    MockProducer<byte[], byte[]> failing =
        new MockProducer<>(
            true, (Partitioner) null, new ByteArraySerializer(), new ByteArraySerializer()) {
          @Override
          public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> message) {
            tried.add(message.topic());
            return CompletableFuture.failedFuture(new KafkaException("no such topic"));
          }
        };
    CaseEvent event = TAKEN.get(0);
    CaseTopic topic = failingFirst(failing);
    assertThatThrownBy(() -> topic.tell(NEXT, List.of(event, event)))
        .isInstanceOf(KafkaException.class);
    assertThat(tried).hasSize(1);
    assertThat(failing.closed()).isTrue();
  }

  private static CaseTopic failingFirst(MockProducer<byte[], byte[]> failing) {
    Iterator<MockProducer<byte[], byte[]>> producers = List.of(failing, producer()).iterator();
    CaseTopic topic = new CaseTopic(true, PLACE.topic(), producers::next, any -> told(LAST));
    topic.connect();
    return topic;
  }

  private static CaseTopic.Told told(UUID batch) {
    try (MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none")) {
      return new CaseTopic.Told(batch.toString(), consumer.groupMetadata());
    }
  }

  private static CaseTopic topic(MockProducer<byte[], byte[]> producer, UUID told) {
    CaseTopic topic = new CaseTopic(true, PLACE.topic(), () -> producer, any -> told(told));
    topic.connect();
    return topic;
  }

  private static MockProducer<byte[], byte[]> producer() {
    return new MockProducer<>(
        true, (Partitioner) null, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
