package cn.financebrain.store;

import java.time.Instant;
import java.util.List;

/**
 * What a person did about a dead letter.
 *
 * @param letter its id
 * @param person account that did it
 * @param reason why it was dismissed or reopened; empty for one that was mended
 * @param before the text of the row as it was refused
 * @param changes what was corrected
 * @param fate what became of the mended row, in the words of the table; else empty
 * @param events ids of its events, of the source {@code feed}
 */
public record LetterStep(
    String letter,
    Instant at,
    Action action,
    String person,
    String reason,
    String feed,
    String before,
    List<Change> changes,
    String fate,
    List<String> events) {

  /** What was done; the newest step says how the letter stands. */
  public enum Action {
    MENDED,
    DISMISSED,
    REOPENED
  }

  /** A cell that was corrected. */
  public record Change(String column, String from, String to) {}

  public LetterStep {
    changes = List.copyOf(changes);
    events = List.copyOf(events);
  }
}
