package cn.financebrain.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.ingest.load.Mending;
import cn.financebrain.ingest.load.RejectedRow;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.Mapped;
import cn.financebrain.store.LetterStep;
import cn.financebrain.store.StoredLetter;
import cn.financebrain.store.StoredLetter.State;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the replay of a department's file would do, by the letters and mappings of now; publishes
 * nothing. Whether the log or the register has something to say is found out by the replay.
 *
 * @param seen stands for the file and all that is said of it here: a replay that is given it does
 *     what was looked at, or nothing
 * @param changed how many rows have a corrected cell
 * @param accepted how many rows would be published
 */
record RejectFileCheck(String seen, int changed, int accepted, List<Row> items) {
  private static final String ACCEPTED = "accepted";

  RejectFileCheck {
    items = List.copyOf(items);
  }

  /**
   * A cell that came back otherwise.
   *
   * @param trace what a spreadsheet seems to have done to it, as of {@link SpreadsheetTrace}; empty
   *     if a person seems to have written it
   */
  record Cell(String column, String from, String to, String trace) {}

  /**
   * A row of the file.
   *
   * @param fate {@code accepted}; {@code altered}, where a spreadsheet has spoilt a cell; or why
   *     not as of {@link RejectDesk.Result#fate}
   * @param column where it is refused, and {@code reason} and {@code detail} why
   */
  record Row(
      String letter,
      String feed,
      String location,
      long position,
      String fate,
      String reason,
      String column,
      String detail,
      List<Cell> changes) {
    boolean isAccepted() {
      return fate.equals(ACCEPTED);
    }
  }

  /**
   * @param content of the file
   * @param wishes its rows
   */
  static RejectFileCheck of(byte[] content, List<RejectDesk.Wish> wishes, RejectDesk desk) {
    Map<String, StoredLetter> letters = new HashMap<>();
    List<String> ids = wishes.stream().map(RejectDesk.Wish::letter).toList();
    desk.read(pages -> pages.lettersOf(ids)).forEach(letter -> letters.put(letter.id(), letter));
    Map<String, Optional<FeedMapping>> mappings = new HashMap<>();
    Instant now = desk.clock().instant();
    List<Row> items = new ArrayList<>();
    for (RejectDesk.Wish wish : wishes) {
      StoredLetter stored = letters.get(wish.letter());
      if (stored == null) {
        items.add(new Row(wish.letter(), "", "", 0, "unknown_letter", "", "", "", List.of()));
      } else {
        Optional<FeedMapping> mapping =
            mappings.computeIfAbsent(stored.letter().feed(), desk::mapping);
        items.add(row(stored, mapping, wish, now));
      }
    }
    return new RejectFileCheck(
        seen(content, items),
        (int) items.stream().filter(row -> !row.changes().isEmpty()).count(),
        (int) items.stream().filter(Row::isAccepted).count(),
        items);
  }

  private static Row row(
      StoredLetter stored, Optional<FeedMapping> mapping, RejectDesk.Wish wish, Instant now) {
    if (stored.state() != State.OPEN) {
      return of(stored, "not_open", List.of());
    }
    if (mapping.isEmpty()) {
      return of(stored, "no_mapping", List.of());
    }
    RejectedRow row = RejectedRow.of(stored.letter(), mapping.get());
    if (!row.trouble().isMendable()) {
      return of(stored, "not_mendable", List.of());
    }
    Map<String, String> texts = RejectDesk.corrected(row, wish.corrections());
    List<Cell> changes = new ArrayList<>();
    boolean spoilt = false;
    for (LetterStep.Change change : RejectDesk.changes(row, texts)) {
      Optional<SpreadsheetTrace> trace =
          SpreadsheetTrace.of(
              change.from(), change.to(), change.column().equals(stored.letter().column()));
      spoilt |= trace.filter(SpreadsheetTrace::isLossy).isPresent();
      String told = trace.map(RejectDesk::id).orElse("");
      changes.add(new Cell(change.column(), change.from(), change.to(), told));
    }
    if (spoilt) {
      return of(stored, "altered", changes);
    }
    return Mending.check(mapping.get(), stored.letter(), texts, now) instanceof Mapped.Rejected no
        ? new Row(
            stored.id(),
            stored.letter().feed(),
            stored.letter().location(),
            stored.letter().position(),
            "refused",
            RejectDesk.id(no.reason()),
            no.column(),
            no.detail(),
            changes)
        : of(stored, ACCEPTED, changes);
  }

  private static Row of(StoredLetter stored, String fate, List<Cell> changes) {
    return new Row(
        stored.id(),
        stored.letter().feed(),
        stored.letter().location(),
        stored.letter().position(),
        fate,
        "",
        "",
        "",
        changes);
  }

  private static String seen(byte[] content, List<Row> items) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(content);
      for (Row row : items) {
        String said = List.of(row.letter(), row.fate(), row.reason(), row.changes()).toString();
        digest.update(said.getBytes(UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // each JDK has it
    }
  }
}
