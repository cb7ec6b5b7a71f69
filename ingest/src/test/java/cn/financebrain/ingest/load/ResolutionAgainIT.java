package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.Uscc;
import cn.financebrain.ingest.publish.PublishException;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Rows that are read again: corrected, decided on anew, interrupted, or told by several ways. */
class ResolutionAgainIT extends NamedRows {
  @Test
  void allVersionsOfARowArePublishedInTheirOrder() throws IOException {
    cases("C1,2024-05-01,温州无名氏商行,,5");
    ingest();
    cases("C1,2024-05-01,温州无名氏商行,,9");
    ingest();
    assertThat(list(false)).hasSize(1).first().extracting(QueuedRow::versions).isEqualTo(2);

    assign(list(false).get(0).id(), FIRST, false);
    cases("C1,2024-05-01,温州无名氏商行,,11");
    assertCounts(ingest(), 1, 1, 0, 0, 0);

    assertThat(cases())
        .containsExactly(
            "C1 0 " + FIRST + " 5.0", "C1 1 " + FIRST + " 9.0", "C1 2 " + FIRST + " 11.0");
  }

  @Test
  void whatBecomesKnownLaterIsPublishedByTheLoadThatTellsIt() throws IOException {
    cases("C1,2024-05-01,温州甲鞋业有限公司,,5", "C2,2024-05-01,温州乙鞋业有限公司,,5");
    assertCounts(ingest(), 2, 0, 0, 2, 0);
    Files.delete(temp.resolve("in/cases.csv"));
    register(FIRST + ",温州甲鞋业有限公司,2015-01-01,");

    IngestResult result = ingest();

    assertCounts(result, 1, 1, 0, 0, 0);
    assertThat(result.settled()).isEqualTo(1);
    assertThat(cases()).containsExactly("C1 0 " + FIRST + " 5.0");
    assertThat(list(false)).hasSize(1);
    assertThat(list(true).get(0).person()).isEmpty();
    try (QueueDecisions decisions = decisions()) {
      assertThat(decisions.retry()).isZero();
      assertThat(decisions.open()).isEqualTo(1);
    }
  }

  @Test
  void anUndoneAssignmentIsTakenBackAndMayBeMadeAnew() throws IOException {
    cases("C1,2024-05-01,温州无名氏商行,,5");
    ingest();
    String id = list(false).get(0).id();
    assign(id, FIRST, false);
    undo(id);
    assertThat(list(false)).hasSize(1);
    assertThat(ingest().queued()).isEqualTo(1);
    assign(id, SECOND, false);

    assertThat(cases())
        .containsExactly(
            "C1 0 " + FIRST + " 5.0", "C1 1 " + FIRST + " retracted", "C1 2 " + SECOND + " 5.0");
    undo(id);
    assign(id, SECOND, false);
    assertThat(cases()).endsWith("C1 3 " + SECOND + " retracted", "C1 4 " + SECOND + " 5.0");
  }

  @Test
  void aFileThatGoesBackToWhatItToldMovesTheEventBack() throws IOException {
    cases("C1,2024-05-01,温州甲鞋业有限公司,,5");
    ingest();
    register(FIRST + ",温州甲鞋业有限公司,2015-01-01,");
    assertThat(ingest().settled()).isEqualTo(1);
    cases("C1,2024-05-01,温州无名氏商行,,6");
    ingest();
    assign(list(false).get(0).id(), SECOND, false);
    assertThat(cases()).endsWith("C1 1 " + FIRST + " retracted", "C1 2 " + SECOND + " 6.0");

    cases("C1,2024-05-01,温州甲鞋业有限公司,,5");
    ingest();

    assertThat(cases()).endsWith("C1 3 " + SECOND + " retracted", "C1 4 " + FIRST + " 5.0");
    assertThat(ingest().duplicate()).isEqualTo(2);
    QueuedRow row = list(true).get(0);
    assertThat(row.assigned()).contains(new Uscc(FIRST));
    assertThat(row.enterprise()).contains("温州甲鞋业有限公司");
    undo(row.id());
    assertThat(cases()).endsWith("C1 5 " + FIRST + " retracted");
  }

  @Test
  void aFileThatGoesBackToAStrangerThatItNamedWaitsAgain() throws IOException {
    cases("C1,2024-05-01,温州无名氏商行,,5");
    ingest();
    String id = list(false).get(0).id();
    assign(id, FIRST, false);
    cases("C1,2024-05-01,温州不详商行,,5");
    ingest();
    assign(id, SECOND, false);

    cases("C1,2024-05-01,温州无名氏商行,,5");

    assertCounts(history(), 1, 0, 0, 1, 0);
    assertThat(list(false)).hasSize(1).first().extracting(QueuedRow::versions).isEqualTo(3);
    assertThat(list(false).get(0).enterprise()).contains("温州无名氏商行");
    assertCounts(ingest(), 1, 0, 0, 1, 0);
    assign(id, FIRST, false);
    assertThat(cases())
        .hasSize(5)
        .endsWith("C1 3 " + SECOND + " retracted", "C1 4 " + FIRST + " 5.0");
    assertCounts(ingest(), 1, 0, 1, 0, 0);
    assertThat(list(true).get(0).versions()).isEqualTo(3);
  }

  @Test
  void filesThatNameDifferentStrangersAreStableOverLoads() throws IOException {
    cases("C1,2024-05-01,温州无名氏商行,,5");
    write("in/cases2.csv", CASES + "C1,2024-05-01,温州不详商行,,6\n");
    assertCounts(ingest(), 2, 0, 0, 2, 0);
    assertCounts(ingest(), 2, 0, 0, 2, 0);
    assign(list(false).get(0).id(), SECOND, false);

    assertCounts(ingest(), 2, 0, 2, 0, 0);
    assertCounts(history(), 2, 0, 2, 0, 0);

    assertThat(cases()).containsExactly("C1 0 " + SECOND + " 6.0");
    assertThat(list(true).get(0).versions()).isEqualTo(2);
  }

  @Test
  void aDecisionThatAKillKeptFromTheLogIsBroughtThereByTheNextLoad() throws IOException {
    cases("C1,2024-05-01,温州无名氏商行,,5");
    ingest();
    String id = list(false).get(0).id();
    sink.failAtFlush = true;
    assertThatThrownBy(() -> assign(id, FIRST, false)).isInstanceOf(PublishException.class);
    sink.failAtFlush = false;
    sink.events.clear(); // they did not reach the log

    IngestResult result = ingest();

    assertThat(cases()).containsExactly("C1 0 " + FIRST + " 5.0");
    assertThat(result.queued()).isZero();
    assertThat(ingest().settled()).isZero();
    assertThat(cases()).hasSize(1);
  }
}
