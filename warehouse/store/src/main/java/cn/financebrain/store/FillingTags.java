package cn.financebrain.store;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.TagSpec;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The table {@code tag_filling_log}, which tells people and pages of the tags that are not filled
 * yet. Every method throws {@link WarehouseException} if the server can't be reached or refuses.
 */
public final class FillingTags {
  private FillingTags() {}

  /**
   * Tells how far the tags of a catalogue are; those of another one are told to be over.
   *
   * @param catalogue what the catalogue is called
   * @param at now
   */
  public static void tell(
      WarehouseSettings settings, String catalogue, List<FillingTag> tags, Instant at) {
    try (Session session = Session.open(settings)) {
      List<FillingTag> before = read(session);
      if (before.equals(tags)) {
        return;
      }
      List<FillingTag> over =
          before.stream()
              .filter(tag -> tags.stream().noneMatch(other -> other.id().equals(tag.id())))
              .toList();
      store(session, catalogue, tags, true, at);
      store(session, catalogue, over, false, at);
    }
  }

  /** Tells that nothing is being filled any more. */
  public static void end(WarehouseSettings settings, Instant at) {
    tell(settings, "", List.of(), at);
  }

  /** The tags that are being filled, by their ids. */
  static List<FillingTag> read(Session session) {
    return session.list(
        """
        SELECT id, chinese, english, category, kind, unit, signals, description, change, percent
        FROM tag_filling_log FINAL WHERE filling ORDER BY id
        """,
        List.of(),
        row ->
            new FillingTag(
                new TagSpec(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    Category.ofId(row.getString(4)),
                    TagText.kindOf(row.getString(5)),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8)),
                row.getString(9).equals("added"),
                row.getInt(10)));
  }

  private static void store(
      Session session, String catalogue, List<FillingTag> tags, boolean filling, Instant at) {
    if (!tags.isEmpty()) {
      session.execute(
          """
          INSERT INTO tag_filling_log
          (id, chinese, english, category, kind, unit, signals, description, change, catalogue,
           filling, percent, told_at)
          SETTINGS async_insert = 0 VALUES\s"""
              + tags.stream()
                  .map(tag -> row(tag, catalogue, filling, at))
                  .collect(Collectors.joining(", ")));
    }
  }

  private static String row(FillingTag tag, String catalogue, boolean filling, Instant at) {
    TagSpec spec = tag.spec();
    return "(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %b, %d, fromUnixTimestamp64Micro(%d))"
        .formatted(
            Quote.text(spec.id()),
            Quote.text(spec.chinese()),
            Quote.text(spec.english()),
            Quote.text(spec.category().id()),
            Quote.text(TagText.kind(spec.kind())),
            Quote.text(spec.unit()),
            Quote.text(spec.signals()),
            Quote.text(spec.description()),
            Quote.text(tag.added() ? "added" : "changed"),
            Quote.text(catalogue),
            filling,
            tag.percent(),
            Micros.of(at));
  }
}
