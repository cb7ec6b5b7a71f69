package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.publish.PublishException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records of topics whose rows name their enterprise. */
class ClaimedChangeTest extends ClaimedChanges {
  @Test
  void aKnownNameIsPublishedAndADeletionTakesItBack() throws IOException {
    register(1, FIRST, FIRM);
    FeedRun run = read(told(1, "A", FIRM, 5), told(2, "A", FIRM, 6), deleted(3, "A", FIRM, 6));

    assertThat(published())
        .containsExactly("A 0 " + FIRST, "A 1 " + FIRST, "A 2 " + FIRST + " retracted");
    assertThat(sink.events.get(3).availableTime()).isEqualTo(DELETED);
    assertThat(sink.events.get(3).data()).isEmpty();
    assertThat(run.accepted()).isEqualTo(3);
    run = read(told(1, "A", FIRM, 5), told(2, "A", FIRM, 6), deleted(3, "A", FIRM, 6));
    assertThat(run.duplicate()).isEqualTo(3);
  }

  @Test
  void aRowThatGetsAnotherIdTakesTheOldOneBack() throws IOException {
    register(1, FIRST, FIRM);
    RowChange change =
        new RowChange.Changed(origin(2), cells("A", FIRM, 5), cells("B", FIRM, 5), DELETED);
    FeedRun run = read(told(1, "A", FIRM, 5), change);

    assertThat(published())
        .containsExactly("A 0 " + FIRST, "A 1 " + FIRST + " retracted", "B 0 " + FIRST);
    assertThat(run.accepted()).isEqualTo(2);
    assertThat(read(change).duplicate()).isEqualTo(1);
  }

  @Test
  void aDeletionOfWhatWasNeverToldIsADeadLetter() throws IOException {
    FeedRun run = read(deleted(2, "A", FIRM, 5));

    assertThat(run.rejected()).isEqualTo(Map.of(RejectReason.SPURIOUS, 1L));
    assertThat(sink.letters).hasSize(1);
  }

  @Test
  void aDeletionTakesBackWhereItWasPublishedAlsoWhenNobodyBearsTheNameAnyMore() throws IOException {
    register(1, FIRST, FIRM);
    read(told(1, "A", FIRM, 5));
    read(REGISTER, new RowChange.Deleted(origin(2), List.of(FIRST, FIRM, "2015-01-01"), DELETED));
    assertThat(sink.events.get(2).retracted()).isTrue();

    assertThat(read(deleted(2, "A", FIRM, 5)).accepted()).isOne();

    assertThat(published()).containsExactly("A 0 " + FIRST, "A 1 " + FIRST + " retracted");
    reopen();
    assertThat(read(told(3, "B", FIRM, 5)).queued()).isOne();
  }

  @Test
  void aRowOfWhichNotAllCanBeTakenBackIsRefusedAsAWhole() throws IOException {
    List<String> cells = List.of(FIRM, "A", "5", "7");
    register(1, FIRST, FIRM);
    read(PAIRS, new RowChange.Told(origin(1), cells));
    close();
    try (LedgerFile old = LedgerFile.open(ingest.resolve("city/pairs.ledger"), any -> {})) {
      Fingerprint hearing = EventNames.ofBase("A|court.hearing_told");
      ByteBuffer entry = ByteBuffer.allocate(Ledger.ENTRY).put((byte) 'L');
      entry.putLong(hearing.high()).putLong(hearing.low());
      entry.putLong(1).putLong(2).putLong(1); // of nobody: it was kept before the enterprises were
      old.append(entry.array(), entry.capacity());
      old.confirm();
    }
    open();
    read(REGISTER, new RowChange.Deleted(origin(2), List.of(FIRST, FIRM, "2015-01-01"), DELETED));

    FeedRun run = read(PAIRS, new RowChange.Deleted(origin(2), cells, DELETED));

    assertThat(run.rejected()).isEqualTo(Map.of(RejectReason.UNKNOWN_ENTERPRISE, 1L));
    assertThat(published()).hasSize(2);
  }

  @Test
  void aRowThatNamesAnotherIsTakenBackFromTheFirst() throws IOException {
    register(1, FIRST, FIRM);
    register(2, SECOND, OTHER);
    RowChange[] changes = {told(1, "A", FIRM, 5), changed(2, "A", FIRM, OTHER)};
    read(changes);

    List<String> once = published();
    assertThat(once)
        .containsExactly("A 0 " + FIRST, "A 1 " + FIRST + " retracted", "A 2 " + SECOND);
    reopen();
    assertThat(read(changes).duplicate()).isEqualTo(2);
    assertThat(read(deleted(3, "A", FIRM, 5)).accepted()).isOne(); // whatever the record says
    assertThat(published()).hasSize(4).endsWith("A 3 " + SECOND + " retracted");
  }

  @Test
  void aDeletionThatIsPublishedAgainTakesBackFromTheFirstAlsoWhenTheRowIsAnothersSince()
      throws IOException {
    register(1, FIRST, FIRM);
    register(2, SECOND, OTHER);
    read(told(1, "A", FIRM, 5));
    RowChange[] changes = {deleted(2, "A", FIRM, 5), told(3, "A", OTHER, 5)};
    sink.failAtFlush = true;
    assertThatThrownBy(() -> read(changes)).isInstanceOf(PublishException.class);
    List<String> first = published();
    sink.events.subList(sink.events.size() - 2, sink.events.size()).clear();
    sink.failAtFlush = false;

    read(changes);

    assertThat(published())
        .isEqualTo(first)
        .containsExactly("A 0 " + FIRST, "A 1 " + FIRST + " retracted", "A 2 " + SECOND);
  }
}
