package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.Uscc;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes of rows that wait until their enterprise is known. */
class WaitingChangeTest extends ClaimedChanges {
  @Test
  void statesOfARowThatWaitsArePublishedInTheirOrder() throws IOException {
    RowChange[] states = {told(1, "A", FIRM, 5), told(2, "A", FIRM, 6), told(3, "A", FIRM, 5)};
    assertThat(read(states).queued()).isEqualTo(3);
    assertThat(read(states).queued()).isEqualTo(3);

    register(1, FIRST, FIRM);

    assertThat(published()).containsExactly("A 0 " + FIRST, "A 1 " + FIRST, "A 2 " + FIRST);
    assertThat(read(states).duplicate()).isEqualTo(3);
  }

  @Test
  void aRowThatIsDeletedWhileItWaitsIsNotPublishedLater() throws IOException {
    FeedRun run = read(told(1, "A", FIRM, 5), deleted(2, "A", FIRM, 5));
    assertThat(List.of(run.read(), run.queued(), run.accepted())).isEqualTo(List.of(2L, 1L, 1L));

    register(1, FIRST, FIRM);

    assertThat(published()).isEmpty();
    assertThat(waiting()).isEmpty();
    assertThat(sink.letters).hasSize(1);
    assertThat(sink.letters.get(0).reason()).isEqualTo(RejectReason.UNKNOWN_ENTERPRISE);
    assertThat(sink.letters.get(0).position()).isOne();
    assertThat(sink.letters.get(0).detail()).contains("deleted");
  }

  @Test
  void aDeletionThatIsDeliveredAgainDoesNotEndWhatWasToldSince() throws IOException {
    RowChange[] changes = {
      told(1, "A", FIRM, 5), deleted(2, "A", FIRM, 5), told(3, "A", FIRM, 5),
    };
    read(changes);
    assertThat(waiting()).hasSize(1);
    reopen();
    read(changes);
    read(changes[1]);
    assertThat(waiting()).hasSize(1);
    assertThat(sink.letters).isEmpty();

    register(1, FIRST, FIRM);

    assertThat(published()).containsExactly("A 0 " + FIRST);
  }

  @Test
  void whatAPersonHasAssignedIsTakenBackFromThatEnterprise() throws IOException {
    read(told(1, "A", FIRM, 5));
    close();
    try (QueueDecisions decisions = QueueDecisions.open(ingest, sink, CLOCK)) {
      decisions.assign(waiting().get(0).id(), new Uscc(SECOND), "lin", false);
    }
    open();

    assertThat(read(deleted(2, "A", FIRM, 5)).accepted()).isOne();

    assertThat(published()).containsExactly("A 0 " + SECOND, "A 1 " + SECOND + " retracted");
  }

  @Test
  void aRowThatNamesAStrangerStaysWhereItWasUntilHeIsKnown() throws IOException {
    register(1, FIRST, FIRM);
    RowChange[] changes = {told(1, "A", FIRM, 5), changed(2, "A", FIRM, OTHER)};
    assertThat(read(changes).queued()).isOne();
    assertThat(published()).containsExactly("A 0 " + FIRST);

    register(2, SECOND, OTHER);

    List<String> once = published();
    assertThat(once)
        .containsExactly("A 0 " + FIRST, "A 1 " + FIRST + " retracted", "A 2 " + SECOND);
    assertThat(read(changes).duplicate()).isEqualTo(2);
    reopen();
    assertThat(read(changes).duplicate()).isEqualTo(2);
    assertThat(published()).isEqualTo(once);
  }

  @Test
  void aRowThatIsDeletedWhileItWaitsForAStrangerIsTakenBackFromTheFirst() throws IOException {
    register(1, FIRST, FIRM);
    read(told(1, "A", FIRM, 5), changed(2, "A", FIRM, OTHER), deleted(3, "A", OTHER, 5));
    register(2, SECOND, OTHER);

    assertThat(published()).containsExactly("A 0 " + FIRST, "A 1 " + FIRST + " retracted");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void statesThatNamedAnotherAreNotPublishedForTheOneThatTheRowNamesNow() throws IOException {
    RowChange[] changes = {told(1, "A", FIRM, 5), changed(2, "A", FIRM, OTHER)};
    read(changes);

    register(1, SECOND, OTHER);

    assertThat(published()).containsExactly("A 0 " + SECOND);
    assertThat(sink.events.get(1).data()).containsEntry("amount", new FieldValue.Quantity(6));
    assertThat(read(changes).duplicate()).isEqualTo(2);
    assertThat(published()).hasSize(1);
  }

  @Test
  void ofARowThatComesBackWhileItWaitsOnlyWhatItToldSinceIsPublished() throws IOException {
    read(told(1, "A", FIRM, 5), deleted(2, "A", FIRM, 5), told(3, "A", FIRM, 6));

    register(1, FIRST, FIRM);

    assertThat(published()).containsExactly("A 0 " + FIRST);
    assertThat(sink.events.get(1).data()).containsEntry("amount", new FieldValue.Quantity(6));
  }

  @Test
  void anEventThatARowTakesBackWhileItWaitsIsNotPublished() throws IOException {
    RowChange less =
        new RowChange.Changed(
            origin(2), List.of(FIRM, "A", "5", "7"), List.of(FIRM, "A", "6", ""), DELETED);
    read(PAIRS, new RowChange.Told(origin(1), List.of(FIRM, "A", "5", "7")), less);

    register(1, FIRST, FIRM);

    assertThat(published())
        .containsExactly("A|court.case_told 0 " + FIRST, "A|court.case_told 1 " + FIRST);
  }

  @Test
  void anUndoneAssignmentTakesBackWhatAnyStateOfTheRowTold() throws IOException {
    RowChange less =
        new RowChange.Changed(
            origin(2), List.of(FIRM, "A", "5", "7"), List.of(FIRM, "A", "6", ""), DELETED);
    read(PAIRS, new RowChange.Told(origin(1), List.of(FIRM, "A", "5", "7")));
    String id = waiting().get(0).id();
    decide(decisions -> decisions.assign(id, new Uscc(SECOND), "lin", false));
    assertThat(published()).hasSize(2);
    read(PAIRS, less);
    assertThat(published()).hasSize(4);

    decide(decisions -> decisions.undo(id, false));

    assertThat(published()).hasSize(5).endsWith("A|court.case_told 2 " + SECOND + " retracted");
    decide(decisions -> decisions.assign(id, new Uscc(FIRST), "lin", false));
    decide(decisions -> decisions.undo(id, false));
    assertThat(published()).endsWith("A|court.case_told 5 " + FIRST + " retracted");
    decide(decisions -> decisions.assign(id, new Uscc(FIRST), "lin", false));
    assertThat(published()).endsWith("A|court.case_told 6 " + FIRST);
    decide(decisions -> decisions.undo(id, false));
    assertThat(published()).endsWith("A|court.case_told 7 " + FIRST + " retracted");
  }

  @Test
  void whatItsSenderHasDeletedCanNotBePublishedByOpeningItAgain() throws IOException {
    read(told(1, "A", FIRM, 5), told(2, "B", FIRM, 5), deleted(3, "B", FIRM, 5));
    String id = waiting().get(0).id();
    decide(decisions -> decisions.assign(id, new Uscc(SECOND), "lin", false));
    read(deleted(4, "A", FIRM, 5));
    List<String> once = published();
    assertThat(once).containsExactly("A 0 " + SECOND, "A 1 " + SECOND + " retracted");

    decide(decisions -> decisions.undo(id, false));

    assertThat(waiting()).isEmpty();
    assertThatThrownBy(() -> decide(decisions -> decisions.undo(id, false)))
        .hasMessageContaining("deleted by its sender");
    assertThat(published()).isEqualTo(once);
    read(told(5, "A", FIRM, 6));
    assertThat(waiting()).hasSize(1);
  }
}
