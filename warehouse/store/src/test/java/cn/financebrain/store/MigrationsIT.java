package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.RuleSpec;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationsIT {
  private final WarehouseSettings settings = Warehouses.empty();

  @Test
  void theSecondTimeNothingChanges() {
    assertThat(Migrations.apply(settings, Samples.catalogue(7), List.of()))
        .contains(
            "script 001_tables.sql",
            "script 002_first_score.sql",
            "script 006_queued.sql",
            "script 007_catalogue.sql",
            "script 008_feed_epoch.sql",
            "column tag_006",
            "view event",
            "catalogue of 7 tags");
    assertThat(Migrations.apply(settings, Samples.catalogue(7), List.of())).isEmpty();
  }

  @Test
  void aNewTagAddsItsColumnAndKeepsTheRows() {
    Migrations.apply(settings, Samples.catalogue(3), List.of());
    WarehouseRow.TagRow row = Samples.tagRow(1, 5, Samples.catalogue(3));
    try (WarehouseWriter writer =
        WarehouseWriter.open(settings, Samples.catalogue(3), RetryPolicy.NONE)) {
      writer.write(List.of(row));
    }

    assertThat(Migrations.apply(settings, Samples.catalogue(4), List.of()))
        .containsExactly(
            "column tag_003", "catalogue of 4 tags", "view enterprise_tag", "view tag_filled");

    List<TagValue> expected = new ArrayList<>(row.values());
    expected.add(new TagValue.Missing());
    try (WarehousePages pages = WarehousePages.open(settings)) {
      assertThat(pages.tags(Samples.enterprise(1)).orElseThrow().entries())
          .extracting(TagSnapshot.Entry::value)
          .isEqualTo(expected);
    }
  }

  @Test
  void tellsOfHowManyEnterprisesATagIsKnown() {
    List<TagSpec> catalogue = Samples.catalogue(3);
    Migrations.apply(settings, catalogue, List.of());
    List<TagValue> known = Samples.tagRow(1, 5, catalogue).values();
    List<TagValue> oneOnly = List.of(new TagValue.Missing(), known.get(1), new TagValue.Missing());
    try (WarehouseWriter writer = WarehouseWriter.open(settings, catalogue, RetryPolicy.NONE)) {
      writer.write(
          List.of(
              Samples.tagRow(1, 5, catalogue),
              new WarehouseRow.TagRow(
                  Samples.enterprise(2), Instant.EPOCH, 0, new LogPosition(0, 6), oneOnly)));
    }

    try (Session session = Session.open(settings)) {
      assertThat(
              session.list(
                  "SELECT tag_id, enterprises FROM tag_filled ORDER BY tag_id",
                  List.of(),
                  row -> row.getString(1) + " " + row.getLong(2)))
          .containsExactly("tag_000 0", "tag_001 2", "tag_002 1");
    }
  }

  @Test
  void aRuleThatHasLeftKeepsItsName() {
    RuleSpec first = new RuleSpec("r1", Risk.FUNDRAISING, Band.RED, "规则一", "rule one", "第十一条");
    RuleSpec second = new RuleSpec("r2", Risk.DEFAULT, Band.ORANGE, "规则二", "rule two", "");
    RuleSpec renamed = new RuleSpec("r2", Risk.DEFAULT, Band.ORANGE, "改名", "renamed", "");
    Migrations.apply(settings, List.of(), List.of(first, second));

    assertThat(Migrations.apply(settings, List.of(), List.of(renamed))).containsExactly("1 rules");
    assertThat(Migrations.apply(settings, List.of(), List.of(renamed))).isEmpty();
    try (WarehouseOverview overview = WarehouseOverview.open(settings)) {
      assertThat(overview.rules()).containsExactly(first, renamed);
    }
  }

  @Test
  void aTagThatLeavesTheCatalogueIsNoLongerListed() {
    Migrations.apply(settings, Samples.catalogue(4), List.of());
    Migrations.apply(settings, Samples.catalogue(3), List.of());
    try (WarehouseReader reader = WarehouseReader.open(settings)) {
      assertThat(reader.rowCounts()).containsEntry("tag_catalogue", 3L);
    }
  }

  @Test
  void aTagThatChangesItsKindIsRefused() {
    Migrations.apply(settings, Samples.catalogue(1), List.of());
    TagSpec tag = Samples.catalogue(1).get(0);
    TagSpec changed =
        new TagSpec(
            tag.id(),
            tag.chinese(),
            tag.english(),
            tag.category(),
            TagSpec.Kind.CODE,
            tag.unit(),
            tag.signals(),
            tag.description());
    assertThatThrownBy(() -> Migrations.apply(settings, List.of(changed), List.of()))
        .hasMessageContaining("tag_000")
        .hasMessageContaining("another id");
  }

  @Test
  void everyColumnOfEveryViewHasAComment() {
    Migrations.apply(settings, Samples.catalogue(3), List.of());
    try (Session session = Session.open(settings)) {
      for (String table : Views.tables(session)) {
        assertThat(Column.of(session, Views.viewOf(table)))
            .as(table)
            .isNotEmpty()
            .allSatisfy(column -> assertThat(column.comment()).isNotEmpty());
      }
    }
  }

  @Test
  void aTagThatCannotBeAColumnIsRefusedBeforeAnythingIsMade() {
    TagSpec tag = Samples.catalogue(1).get(0);
    assertThatThrownBy(() -> Migrations.apply(settings, List.of(tag, tag), List.of()))
        .hasMessageContaining("tag_000");
  }

  @Test
  void aWrongPasswordIsSaidToBeOne() {
    assertThatThrownBy(() -> Migrations.apply(settings.as("admin", "wrong"), List.of(), List.of()))
        .hasMessageContaining("Authentication failed")
        .isInstanceOfSatisfying(
            WarehouseException.class,
            failure -> assertThat(failure.kind()).isEqualTo(WarehouseException.Kind.SIGN_IN));
  }
}
