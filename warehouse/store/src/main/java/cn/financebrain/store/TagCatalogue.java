package cn.financebrain.store;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.TagSpec;
import java.util.ArrayList;
import java.util.List;

/** The catalogue's copy in the warehouse, for people and pages. */
final class TagCatalogue {
  static final String LOG = "tag_catalogue_log";

  private TagCatalogue() {}

  /** The newest catalogue, in its order. */
  static List<TagSpec> read(Session session) {
    return session.list(
        """
        SELECT id, chinese, english, category, kind, unit, signals, description
        FROM tag_catalogue_log FINAL
        WHERE version = (SELECT max(version) FROM tag_catalogue_log)
        ORDER BY ordinal
        """,
        List.of(),
        row ->
            new TagSpec(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Category.ofId(row.getString(4)),
                TagText.kindOf(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getString(8)));
  }

  /** Stores a whole catalogue as the newest version, in one insert. */
  static void store(Session session, List<TagSpec> catalogue) {
    long version =
        session
            .first("SELECT max(version) FROM tag_catalogue_log", List.of(), row -> row.getLong(1))
            .orElse(0L);
    List<String> rows = new ArrayList<>();
    for (TagSpec tag : catalogue) {
      rows.add(row(rows.size(), version + 1, tag));
    }
    if (!rows.isEmpty()) {
      session.execute(
          """
          INSERT INTO tag_catalogue_log
          (id, ordinal, chinese, english, category, kind, unit, signals, description, version)
          SETTINGS async_insert = 0 VALUES\s"""
              + String.join(", ", rows));
    }
  }

  private static String row(int ordinal, long version, TagSpec tag) {
    return "(%s, %d, %s, %s, %s, %s, %s, %s, %s, %d)"
        .formatted(
            Quote.text(tag.id()),
            ordinal,
            Quote.text(tag.chinese()),
            Quote.text(tag.english()),
            Quote.text(tag.category().id()),
            Quote.text(TagText.kind(tag.kind())),
            Quote.text(tag.unit()),
            Quote.text(tag.signals()),
            Quote.text(tag.description()),
            version);
  }
}
