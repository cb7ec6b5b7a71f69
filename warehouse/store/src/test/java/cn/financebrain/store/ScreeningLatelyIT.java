package cn.financebrain.store;

import static cn.financebrain.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import cn.financebrain.store.EnterpriseFilter.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What happened lately, by the newest of each enterprise. Half of the rows were there before their
 * projections were.
 */
class ScreeningLatelyIT {
  private static final int ENTERPRISES = 30;
  private static final List<TagSpec> CATALOGUE = Samples.catalogue(4);
  private static final TagSpec TAG = CATALOGUE.get(0);
  private static final TagSpec OTHER = CATALOGUE.get(3);

  private static WarehouseSettings settings;
  private static WarehousePages pages;

  @BeforeAll
  static void write() {
    settings = Warehouses.migrated(CATALOGUE);
    try (Session session = Session.open(settings)) {
      session.execute("ALTER TABLE event_log DROP PROJECTION newest_by_category");
      session.execute("ALTER TABLE enterprise_tag_change_log DROP PROJECTION newest_by_tag");
      session.execute(
          "ALTER TABLE migration DELETE WHERE startsWith(script, '019') SETTINGS mutations_sync = 1");
    }
    List<WarehouseRow> rows = new ArrayList<>(records());
    rows.addAll(changes());
    write(IntStream.range(0, rows.size()).filter(i -> i % 2 == 0).mapToObj(rows::get).toList());
    assertThat(Migrations.apply(settings, CATALOGUE, List.of())).isNotEmpty();
    write(IntStream.range(0, rows.size()).filter(i -> i % 2 == 1).mapToObj(rows::get).toList());
    write(
        IntStream.range(0, ENTERPRISES)
            .mapToObj(
                i ->
                    (WarehouseRow)
                        new WarehouseRow.EnterpriseRow(
                            Samples.enterprise(i),
                            "第%02d公司".formatted(i),
                            "330302",
                            "J66",
                            true,
                            new LogPosition(0, i)))
            .toList());
    pages = WarehousePages.open(Warehouses.reader(settings));
  }

  @AfterAll
  static void close() {
    pages.close();
  }

  private static void write(List<WarehouseRow> rows) {
    try (WarehouseWriter writer = WarehouseWriter.open(settings, CATALOGUE, RetryPolicy.NONE)) {
      writer.write(rows);
    }
  }

  /** Of taxes, of the first five: 10 * (i + 1) days ago and 300 days ago. */
  private static List<WarehouseRow> records() {
    List<WarehouseRow> rows = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      rows.add(Samples.eventRow(i, 10 * (i + 1), 1000 + i));
      rows.add(Samples.eventRow(i, 0, 1100 + i)); // a registration
      rows.add(Samples.eventRow(i, 300, 1200 + i));
    }
    EnterpriseEvent withdrawn = Samples.revised(Samples.event(1, 20), 1, true);
    rows.add(new WarehouseRow.EventRow(withdrawn, new LogPosition(1, 1300)));
    // taken back from the eighth with the time that it has for whom it really is of
    EnterpriseEvent moved = Samples.revised(Samples.event(7, 5), 1, true);
    rows.add(new WarehouseRow.EventRow(moved, new LogPosition(7, 1301)));
    return rows;
  }

  /**
   * Of the first ten 10 * (i + 1) days ago; the first three had no value before, one has none now.
   */
  private static List<WarehouseRow> changes() {
    TagValue value = new TagValue.Quantity(1);
    TagValue missing = new TagValue.Missing();
    List<WarehouseRow> rows = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      rows.add(change(i, TAG, 10 * (i + 1), i < 3 ? missing : value, i == 4 ? missing : value));
    }
    rows.add(change(0, TAG, 300, value, value));
    rows.add(change(9, TAG, 300, value, value));
    rows.add(change(20, OTHER, 1, value, value));
    return rows;
  }

  private static WarehouseRow change(
      int enterprise, TagSpec tag, int daysAgo, TagValue before, TagValue after) {
    return new WarehouseRow.TagChangeRow(
        Samples.enterprise(enterprise),
        tag.id(),
        NOON.minus(Duration.ofDays(daysAgo)),
        before,
        after,
        new LogPosition(0, 2000 + daysAgo));
  }

  private static List<Integer> found(EnterpriseFilter filter) {
    List<Integer> found =
        pages.enterprises(filter, Optional.empty(), Optional.empty(), ENTERPRISES).stream()
            .map(each -> Integer.valueOf(each.row().name().substring(1, 3)))
            .toList();
    assertThat(pages.countEnterprises(filter)).isEqualTo(found.size());
    return found;
  }

  private static TagCondition changed(TagSpec tag, int days) {
    return TagCondition.of(tag, "changed", Integer.toString(days), NOON);
  }

  private static List<Integer> withChange(TagSpec tag, int days) {
    return found(EnterpriseFilter.ALL.withTags(List.of(changed(tag, days))));
  }

  @Test
  void aTagThatChangedOrWentMissingFindsAndAFirstValueIsNoChange() {
    assertThat(withChange(TAG, 30)).isEmpty();
    assertThat(withChange(TAG, 40)).containsExactly(3);
    assertThat(withChange(TAG, 99)).containsExactly(3, 4, 5, 6, 7, 8);
    assertThat(withChange(TAG, 100)).containsExactly(3, 4, 5, 6, 7, 8, 9);
    assertThat(withChange(TAG, 299)).containsExactly(3, 4, 5, 6, 7, 8, 9);
    assertThat(withChange(TAG, 300)).containsExactly(0, 3, 4, 5, 6, 7, 8, 9);
    assertThat(withChange(OTHER, 1)).containsExactly(20);
    assertThat(withChange(CATALOGUE.get(1), 365)).isEmpty();
    assertThat(
            found(EnterpriseFilter.ALL.withTags(List.of(changed(TAG, 365), changed(OTHER, 365)))))
        .as("both at once")
        .isEmpty();
  }

  private static List<Integer> recorded(Category category, boolean present, int days) {
    Recorded asked = new Recorded(category, present, NOON.minus(Duration.ofDays(days)));
    return found(EnterpriseFilter.builder().recorded(asked).build());
  }

  @Test
  void recordsOfACategoryFindAndTheirAbsenceToo() {
    assertThat(recorded(Category.TAX, true, 9)).isEmpty();
    assertThat(recorded(Category.TAX, true, 10)).containsExactly(0);
    assertThat(recorded(Category.TAX, true, 49)).containsExactly(0, 1, 2, 3);
    assertThat(recorded(Category.TAX, true, 365)).containsExactly(0, 1, 2, 3, 4);
    assertThat(recorded(Category.TAX, false, 49)).hasSize(ENTERPRISES - 4).contains(4, 7, 29);
    assertThat(recorded(Category.TAX, false, 365)).hasSize(ENTERPRISES - 5).doesNotContain(4);
    assertThat(recorded(Category.REGISTRATION, true, 1)).containsExactly(0, 1, 2, 3, 4);
    assertThat(recorded(Category.POLICE, true, 365)).isEmpty();
  }

  /** The newest of each enterprise answer, not all that ever came. */
  @Test
  void recordsAndChangesAreReadFromTheirProjections() {
    assertThat(planOf(EnterpriseLists.WITH_RECORD, "tax")).contains("(newest_by_category)");
    assertThat(planOf(EnterpriseLists.WITH_CHANGE, TAG.id())).contains("(newest_by_tag)");
  }

  private static String planOf(String query, String of) {
    try (Session session = Session.open(settings)) {
      return String.join(
          "\n", session.list("EXPLAIN " + query, List.of(of, 0L), row -> row.getString(1)));
    }
  }
}
