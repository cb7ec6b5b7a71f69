package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a profile reads page by page. */
class ProfileIT {
  private static final List<TagSpec> CATALOGUE = Samples.catalogue(6);
  private static final TagSpec NUMBER = CATALOGUE.get(0);

  private WarehouseSettings settings;
  private WarehouseWriter writer;
  private WarehousePages pages;

  @BeforeEach
  void open() {
    settings = Warehouses.migrated(CATALOGUE);
    writer = WarehouseWriter.open(settings, CATALOGUE, RetryPolicy.NONE);
    pages = WarehousePages.open(Warehouses.reader(settings));
  }

  @AfterEach
  void close() {
    writer.close();
    pages.close();
  }

  @Test
  void pagesOfEventsFollowEachOtherNewestFirst() {
    List<EnterpriseEvent> newestFirst =
        IntStream.range(0, 7).mapToObj(number -> Samples.event(1, number)).toList();
    newestFirst.forEach(this::write);
    write(Samples.event(2, 0));

    assertThat(throughPages(Optional.empty(), 3)).isEqualTo(newestFirst);
    assertThat(throughPages(Optional.of(Category.TAX), 2)).isEqualTo(newestFirst.subList(1, 7));
    assertThat(throughPages(Optional.of(Category.POLICE), 2)).isEmpty();
  }

  @Test
  void eventsOfOneInstantAreListedByTheirNamesOverPages() {
    EnterpriseEvent first = Samples.event(1, 1);
    List<EnterpriseEvent> all = new ArrayList<>();
    for (String id : List.of("a", "b", "b'|c", "d")) {
      all.add(named(first, id));
    }
    all.forEach(this::write);

    assertThat(throughPages(Optional.empty(), 1)).isEqualTo(all);
  }

  private static EnterpriseEvent named(EnterpriseEvent event, String id) {
    return new EnterpriseEvent(
        new EventKey(event.key().source(), id),
        event.type(),
        event.category(),
        event.enterprise(),
        event.eventTime(),
        event.availableTime(),
        event.arrivalTime(),
        event.revision(),
        event.retracted(),
        event.release(),
        event.data());
  }

  @Test
  void theNewestRevisionIsListedAndWhatWasTakenBackIsNot() {
    EnterpriseEvent corrected = Samples.event(1, 1);
    EnterpriseEvent correction = Samples.revised(corrected, 1, false);
    EnterpriseEvent taken = Samples.event(1, 2);
    for (EnterpriseEvent event :
        List.of(corrected, correction, taken, Samples.revised(taken, 1, true))) {
      write(event);
    }

    assertThat(throughPages(Optional.empty(), 5)).containsExactly(correction);
    assertThat(pages.countEvents(Samples.enterprise(1))).isEqualTo(4);
  }

  private void write(EnterpriseEvent event) {
    writer.write(List.of(new WarehouseRow.EventRow(event, new LogPosition(0, event.revision()))));
  }

  private List<EnterpriseEvent> throughPages(Optional<Category> category, int limit) {
    List<EnterpriseEvent> found = new ArrayList<>();
    Optional<EventPlace> after = Optional.empty();
    List<WarehouseRow.EventRow> page;
    do {
      page = pages.latestEvents(Samples.enterprise(1), category, after, limit);
      page.forEach(row -> found.add(row.event()));
      after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).place());
    } while (!page.isEmpty());
    return found;
  }

  @Test
  void eventsAreCountedUpToTheBound() {
    try (Session session = Session.open(settings)) {
      session.execute(
          """
          INSERT INTO event_log (enterprise, source, id, revision)
          SELECT '%s', 'feed', toString(number), 0 FROM numbers(%d)
          """
              .formatted(Samples.enterprise(1).text(), WarehousePages.EVENTS_MAX + 9));
    }

    assertThat(pages.countEvents(Samples.enterprise(1))).isEqualTo(WarehousePages.EVENTS_MAX + 1L);
    assertThat(pages.countEvents(Samples.enterprise(2))).isZero();
  }

  @Test
  void theLastChangesOfATagComeBackOnceAndOldestFirst() {
    List<WarehouseRow.TagChangeRow> changes =
        IntStream.range(0, 6).mapToObj(number -> change(NUMBER, number)).toList();
    writer.write(changes);
    writer.write(changes.subList(2, 6));
    writer.write(List.of(change(CATALOGUE.get(3), 9)));

    assertThat(pages.tagChanges(Samples.enterprise(1), NUMBER, 10)).isEqualTo(changes);
    assertThat(pages.tagChanges(Samples.enterprise(1), NUMBER, 2)).isEqualTo(changes.subList(4, 6));
    assertThat(pages.tagChanges(Samples.enterprise(2), NUMBER, 2)).isEmpty();
  }

  private static WarehouseRow.TagChangeRow change(TagSpec tag, int number) {
    return new WarehouseRow.TagChangeRow(
        Samples.enterprise(1),
        tag.id(),
        Samples.NOON.plusSeconds(number / 2), // two of an instant, told apart by their places
        number == 0 ? new TagValue.Missing() : new TagValue.Quantity(number - 0.5),
        new TagValue.Quantity(number + 0.5),
        new LogPosition(0, number));
  }

  @Test
  void changesAreOfTheKindOfTheirTag() {
    TagSpec code = CATALOGUE.get(1);
    TagSpec truth = CATALOGUE.get(2);
    List<WarehouseRow.TagChangeRow> changes =
        List.of(
            changed(code, new TagValue.Code("3"), new TagValue.Missing()),
            changed(truth, new TagValue.Truth(true), new TagValue.Truth(false)));
    writer.write(changes);

    assertThat(pages.tagChanges(Samples.enterprise(1), code, 9)).containsExactly(changes.get(0));
    assertThat(pages.tagChanges(Samples.enterprise(1), truth, 9)).containsExactly(changes.get(1));
  }

  private static WarehouseRow.TagChangeRow changed(TagSpec tag, TagValue before, TagValue after) {
    return new WarehouseRow.TagChangeRow(
        Samples.enterprise(1), tag.id(), Samples.NOON, before, after, new LogPosition(0, 1));
  }
}
