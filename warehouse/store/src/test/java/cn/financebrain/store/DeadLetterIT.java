package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.RejectReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dead letters and what people did about them. */
class DeadLetterIT {
  private WarehouseWriter writer;
  private WarehousePages pages;

  @BeforeEach
  void open() {
    WarehouseSettings settings = Warehouses.migrated(List.of());
    writer = WarehouseWriter.open(settings, List.of(), RetryPolicy.NONE);
    pages = WarehousePages.open(Warehouses.reader(settings));
    List<WarehouseRow> rows = new ArrayList<>();
    for (int line = 1; line <= 5; line++) {
      rows.add(new WarehouseRow.DeadLetterRow(letter("city/tax", line, RejectReason.BAD_DATE)));
    }
    rows.add(new WarehouseRow.DeadLetterRow(letter("city/court", 1, RejectReason.BAD_NUMBER)));
    writer.write(rows);
  }

  @AfterEach
  void close() {
    writer.close();
    pages.close();
  }

  private static DeadLetter letter(String feed, long line, RejectReason reason) {
    return new DeadLetter(
        feed,
        "tax.csv",
        line,
        "日期",
        reason,
        "读到 'x'",
        "甲,x," + line,
        Samples.NOON.plusSeconds(line / 3), // several at one time
        List.of("企业", "日期", "备注"));
  }

  private static LetterStep step(String letter, Instant at, LetterStep.Action action) {
    return new LetterStep(
        letter,
        at,
        action,
        "engineer",
        action == LetterStep.Action.MENDED ? "" : "不是企业",
        "city/tax",
        "甲,x,1",
        List.of(new LetterStep.Change("日期", "x", "2026-01-01")),
        action == LetterStep.Action.MENDED ? "published" : "",
        List.of("甲|1"));
  }

  private List<StoredLetter> list(LetterFilter filter) {
    return pages.letters(filter, Optional.empty(), 100);
  }

  @Test
  void aListGoesOnWhereItEndedAndKeepsTheHeader() {
    List<StoredLetter> all = list(LetterFilter.ALL);
    assertThat(all).hasSize(6).extracting(StoredLetter::id).doesNotHaveDuplicates();
    assertThat(all.get(0).letter().header()).containsExactly("企业", "日期", "备注");
    List<StoredLetter> paged = new ArrayList<>();
    Optional<StoredLetter.Place> after = Optional.empty();
    for (int page = 0; page < 3; page++) {
      paged.addAll(pages.letters(LetterFilter.ALL, after, 2));
      after = Optional.of(paged.get(paged.size() - 1).place());
    }
    assertThat(paged).isEqualTo(all);
    assertThat(pages.letters(LetterFilter.ALL, after, 2)).isEmpty();
  }

  @Test
  void aListGoesBackThroughTheYearsAndToldAnewALetterIsThereOnce() {
    List<WarehouseRow> rows = new ArrayList<>();
    for (int years = 1; years <= 30; years++) {
      rows.add(aged("old-%d.csv".formatted(years), Duration.ofDays(365L * years)));
    }
    writer.write(rows);
    writer.write(List.of(aged("old-30.csv", Duration.ofDays(1)))); // refused again
    LetterFilter old =
        new LetterFilter("city/old", Optional.empty(), Optional.empty(), Optional.empty());
    List<StoredLetter> all = list(old);
    assertThat(all).extracting(letter -> letter.letter().location()).hasSize(30);
    assertThat(all.get(0).letter().location()).isEqualTo("old-30.csv");
    List<StoredLetter> paged = new ArrayList<>();
    Optional<StoredLetter.Place> after = Optional.empty();
    for (int page = 0; page < 15; page++) {
      paged.addAll(pages.letters(old, after, 2));
      after = Optional.of(paged.get(paged.size() - 1).place());
    }
    assertThat(paged).isEqualTo(all);
    assertThat(pages.letters(old, after, 2)).isEmpty();
    for (Instant edge : List.of(Instant.MIN, Instant.EPOCH, Instant.MAX)) {
      Optional<StoredLetter.Place> place = Optional.of(new StoredLetter.Place(edge, "x"));
      assertThat(pages.letters(old, place, 50)).hasSize(edge.equals(Instant.MAX) ? 30 : 0);
    }
  }

  private static WarehouseRow aged(String file, Duration ago) {
    return new WarehouseRow.DeadLetterRow(
        new DeadLetter(
            "city/old",
            file,
            2,
            "日期",
            RejectReason.BAD_DATE,
            "?",
            "甲,x",
            Samples.NOON.minus(ago),
            List.of("企业", "日期")));
  }

  @Test
  void theNewestStepSaysHowALetterStands() {
    String id = list(LetterFilter.ALL).get(0).id();
    LetterStep dismissed = step(id, Samples.NOON, LetterStep.Action.DISMISSED);
    LetterStep reopened = step(id, Samples.NOON.plusSeconds(1), LetterStep.Action.REOPENED);
    LetterStep mended = step(id, Samples.NOON.plusSeconds(2), LetterStep.Action.MENDED);
    writer.write(List.of(new WarehouseRow.DeadLetterStepRow(dismissed)));
    assertThat(state(id)).isEqualTo(StoredLetter.State.DISMISSED);
    writer.write(List.of(new WarehouseRow.DeadLetterStepRow(reopened)));
    assertThat(state(id)).isEqualTo(StoredLetter.State.OPEN);
    writer.write(List.of(new WarehouseRow.DeadLetterStepRow(mended)));
    StoredLetter stored = pages.lettersOf(List.of(id, "none")).get(0);
    assertThat(stored.state()).isEqualTo(StoredLetter.State.MENDED);
    assertThat(stored.person()).isEqualTo("engineer");
    assertThat(stored.since()).contains(mended.at());
    assertThat(pages.letterSteps(id)).containsExactly(dismissed, reopened, mended);
  }

  @Test
  void theSameRecordRefusedAgainIsTheSameLetterAndStaysMended() {
    String id =
        list(new LetterFilter("city/court", Optional.empty(), Optional.empty(), Optional.empty()))
            .get(0)
            .id();
    writer.write(
        List.of(
            new WarehouseRow.DeadLetterStepRow(step(id, Samples.NOON, LetterStep.Action.MENDED)),
            new WarehouseRow.DeadLetterRow(letter("city/court", 1, RejectReason.BAD_NUMBER))));
    assertThat(state(id)).isEqualTo(StoredLetter.State.MENDED);
  }

  @Test
  void lettersAreCountedByFeedReasonAndState() {
    LetterFilter open =
        new LetterFilter(
            "city/tax",
            Optional.of(RejectReason.BAD_DATE),
            Optional.of(StoredLetter.State.OPEN),
            Optional.of(Samples.NOON));
    assertThat(pages.letterCount(open)).isEqualTo(2);
    String id = list(open).get(0).id();
    writer.write(
        List.of(
            new WarehouseRow.DeadLetterStepRow(
                step(id, Samples.NOON, LetterStep.Action.DISMISSED))));
    assertThat(pages.letterCount(open)).isEqualTo(1);
    assertThat(pages.letterCounts())
        .extracting(count -> count.feed() + ' ' + count.state() + ' ' + count.letters())
        .containsExactly("city/court OPEN 1", "city/tax DISMISSED 1", "city/tax OPEN 4");
  }

  private StoredLetter.State state(String id) {
    return pages.lettersOf(List.of(id)).get(0).state();
  }
}
