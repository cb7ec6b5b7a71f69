package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.ingest.resolve.Doubt;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A page of the queue costs what it shows, and is up to date. */
class QueuePagesTest extends NamedRows {
  private static final QueuePages.Wanted OPEN =
      new QueuePages.Wanted(QueuedRow.State.OPEN, Optional.empty(), "", "");

  private void waiting(int from, int to) throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = from; i < to; i++) {
      rows.add("C%d,2024-05-01,无名商行%d,,5".formatted(i, i));
    }
    cases(rows.toArray(String[]::new));
    ingest();
  }

  private static List<String> names(QueuePages.Page page) {
    return page.rows().stream().map(QueuedRow::enterprise).toList();
  }

  @Test
  void aPageReadsTheRowsThatItShowsHoweverManyWait() throws IOException {
    register(FIRST + ",温州甲鞋业有限公司,2015-01-01,");
    waiting(0, 300);
    try (QueuePages pages = new QueuePages(ledgers())) {
      QueuePages.Page page = pages.page(OPEN, 10, 20);
      assertThat(page.total()).isEqualTo(300);
      assertThat(page.open()).containsEntry(Doubt.UNKNOWN, 300).containsEntry(Doubt.AMBIGUOUS, 0);
      assertThat(page.rows()).hasSize(20);
      assertThat(names(page)).startsWith("无名商行10");
      assertThat(pages.rowsRead()).isEqualTo(20);
      waiting(300, 600);
      assertThat(pages.page(OPEN, 590, 20).total()).isEqualTo(600);
      assertThat(pages.rowsRead()).isEqualTo(30);
    }
  }

  @Test
  void aPageKnowsWhatOthersHaveDecidedAndAddedSinceTheLast() throws IOException {
    register(FIRST + ",温州甲鞋业有限公司,2015-01-01,");
    try (QueuePages pages = new QueuePages(ledgers())) {
      assertThat(pages.page(OPEN, 0, 10).total()).isZero(); // there is no file yet
      waiting(0, 3);
      assertThat(pages.page(OPEN, 0, 10).total()).isEqualTo(3);
      assign(list(false).get(0).id(), FIRST, false);
      QueuePages.Page left = pages.page(OPEN, 0, 10);
      assertThat(names(left)).containsExactly("无名商行1", "无名商行2");
      assertThat(left.open()).containsEntry(Doubt.UNKNOWN, 2);
      QueuePages.Wanted assigned =
          new QueuePages.Wanted(QueuedRow.State.ASSIGNED, Optional.empty(), "", "");
      assertThat(pages.page(assigned, 0, 10).rows())
          .extracting(QueuedRow::person)
          .containsExactly("lin");
      Files.delete(ledgers().resolve("resolution.queue"));
      assertThat(pages.page(OPEN, 0, 10).total()).as("another file by now").isZero();
    }
  }

  @Test
  void rowsAreFoundByReasonFeedAndText() throws IOException {
    twins();
    cases("C1,2024-05-01,温州双生商行,,5", "C2,2024-05-01,无名商行,,5");
    ingest();
    try (QueuePages pages = new QueuePages(ledgers())) {
      assertThat(names(pages.page(wanted(Optional.of(Doubt.AMBIGUOUS), "", ""), 0, 9)))
          .containsExactly("温州双生商行");
      assertThat(names(pages.page(wanted(Optional.empty(), "city/cases", "无名"), 0, 9)))
          .containsExactly("无名商行");
      assertThat(pages.page(wanted(Optional.empty(), "city/other", ""), 0, 9).total()).isZero();
    }
  }

  private static QueuePages.Wanted wanted(Optional<Doubt> doubt, String feed, String text) {
    return new QueuePages.Wanted(QueuedRow.State.OPEN, doubt, feed, text);
  }
}
