package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.Uscc;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * From files of rows that name their enterprise, by way of the queue and a person, into the log.
 */
class EnterpriseResolutionIT extends NamedRows {
  @Test
  void theRegisterIsReadFirstAndNamesFindTheirEnterprise() throws IOException {
    register(FIRST + ",温州（瓯海）甲鞋业有限公司,2015-01-01,330302000000017");
    cases("C1,2024-05-01,温州(瓯海)甲鞋业有限公司,无,5", "C2,2024-05-01,,330302000000017,6");

    IngestResult result = ingest();

    assertCounts(result, 3, 3, 0, 0, 0);
    assertThat(cases()).containsExactly("C1 0 " + FIRST + " 5.0", "C2 0 " + FIRST + " 6.0");
  }

  @Test
  void whatFitsSeveralWaitsUntilAPersonSays() throws IOException {
    twins();
    cases("C1,2024-05-01,温州双生商行,,5", "C2,2024-06-01,温州双生商行,,6", "C3,2024-13-01,温州双生商行,,6");

    assertCounts(ingest(), 5, 2, 0, 2, 1);
    assertThat(cases()).isEmpty();
    assertThat(ingest().queued()).isEqualTo(2); // they still wait, once each

    List<QueuedRow> waiting = list(false);
    assertThat(waiting).hasSize(2);
    assertThat(waiting.get(0).candidates()).containsExactly(new Uscc(FIRST), new Uscc(SECOND));
    assertThat(waiting.get(0).location() + waiting.get(0).position()).isEqualTo("cases.csv2");

    assertThat(assign(waiting.get(0).id(), SECOND, false)).isEqualTo(1);
    assertThat(cases()).containsExactly("C1 0 " + SECOND + " 5.0");
    EnterpriseEvent event = sink.events.get(2);
    assertThat(event.availableTime()).isEqualTo(Instant.parse("2024-05-02T16:00:00Z"));
    assertThat(ingest().queued()).isEqualTo(1);
    assertThat(ingest().duplicate()).isEqualTo(3);
    assertThatThrownBy(() -> assign(waiting.get(0).id(), FIRST, false))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("settled already");
  }

  @Test
  void aDecisionForAllRowsOfANameHoldsForThoseToCome() throws IOException {
    cases("C1,2024-05-01,温州无名氏商行,,5", "C2,2024-06-01,温州无名氏 商行,,6");
    ingest();
    assertThat(assign(list(false).get(0).id(), FIRST, true)).isEqualTo(2);

    cases("C3,2024-07-01,温州无名氏商行,,7");
    assertCounts(ingest(), 1, 1, 0, 0, 0);

    assertThat(cases())
        .containsExactly(
            "C1 0 " + FIRST + " 5.0", "C2 0 " + FIRST + " 6.0", "C3 0 " + FIRST + " 7.0");
  }

  @Test
  void aDroppedRowIsADeadLetter() throws IOException {
    cases("C1,2024-05-01,温州无名氏商行,,5");
    ingest();
    String id = list(false).get(0).id();
    try (QueueDecisions decisions = decisions()) {
      decisions.drop(id, "个人,非企业");
    }
    assertThat(sink.letters).hasSize(1);
    assertThat(sink.letters.get(0).reason()).isEqualTo(RejectReason.UNKNOWN_ENTERPRISE);
    assertThat(sink.letters.get(0).detail()).isEqualTo("个人,非企业");

    IngestResult again = ingest();
    assertThat(again.rejected()).isEqualTo(Map.of(RejectReason.UNKNOWN_ENTERPRISE, 1L));
    assertThat(sink.letters).hasSize(1);
    try (QueueDecisions decisions = decisions()) {
      decisions.undo(id, false);
    }
    assertThat(ingest().queued()).isEqualTo(1);
  }

  @Test
  void whereTheMappingSaysSoUnknownEnterprisesAreRejected() throws IOException {
    write("feed/cases.yaml", CASE_MAPPING.replace("unknown: queue", "unknown: reject"));
    twins();
    cases("C1,2024-05-01,温州无名氏商行,,5", "C2,2024-05-01,温州双生商行,,5");

    assertCounts(ingest(), 4, 2, 0, 1, 1);
    assertThat(sink.letters.get(0).detail()).contains("温州无名氏商行", "登记中查无此企业");
  }

  @Test
  void whatIsNoIdentifierIsRejected() throws IOException {
    cases("C1,2024-05-01,,330302000000018,5", "C2,2024-05-01,无,,5", "C3,2024-05-01,——,,5");

    assertThat(ingest().rejected())
        .isEqualTo(Map.of(RejectReason.BAD_ENTERPRISE_ID, 2L, RejectReason.MISSING_VALUE, 1L));
  }

  @Test
  void historyIsResolvedByAllThatItTellsAndQueuesTheRest() throws IOException {
    register(FIRST + ",温州甲鞋业有限公司,2023-01-01,");
    cases("C1,2022-05-01,温州甲鞋业有限公司,,5", "C2,2024-05-01,温州无名氏商行,,5");

    IngestResult result = history();

    assertCounts(result, 3, 2, 0, 1, 0);
    assertThat(sink.arrivals.get(0)).isEqualTo(Instant.parse("2022-05-02T16:00:00Z"));
    assertThat(history().queued()).isEqualTo(1);
    assertThat(list(false)).hasSize(1);
  }

  @Test
  void aRefusedHistoryLeavesNothingInTheQueue() throws IOException {
    register(FIRST + ",温州甲鞋业有限公司,2025-01-01,");
    history();
    register(SECOND + ",温州乙鞋业有限公司,2020-01-01,");
    cases("C2,2024-05-01,温州无名氏商行,,5");

    assertThatThrownBy(this::history).isInstanceOf(IngestException.class);

    assertThat(list(true)).isEmpty();
    try (QueueView view = QueueView.open(ledgers())) {
      assertThat(view.names(new Uscc(FIRST))).hasSize(1);
      assertThat(view.names(new Uscc(SECOND))).isEmpty();
    }
  }

  @Test
  void batchesOfConnectionsAreResolvedBesideCommands() throws Exception {
    try (StreamLoad load = new StreamLoad(ledgers(), 1_000)) {
      FeedRun first = push(load, "C1", "温州甲鞋业有限公司", "C2", "温州无名氏商行");
      assertThat(first.queued()).isEqualTo(2);

      register(FIRST + ",温州甲鞋业有限公司,2015-01-01,");
      assertThat(ingest().settled()).isEqualTo(1);
      assign(list(false).get(0).id(), SECOND, true);

      FeedRun second = push(load, "C1", "温州甲鞋业有限公司", "C3", "温州无名氏商行");
      assertThat(List.of(second.accepted(), second.duplicate(), second.queued()))
          .isEqualTo(List.of(1L, 1L, 0L));
    }
    assertThat(cases())
        .containsExactly(
            "C1 0 " + FIRST + " 1.0", "C2 0 " + SECOND + " 1.0", "C3 0 " + SECOND + " 1.0");
  }
}
