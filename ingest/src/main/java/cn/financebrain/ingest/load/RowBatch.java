package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.ingest.mapping.Mapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Rows of one table that were read and wait to be published together, by {@link StreamLoad}. */
public final class RowBatch {
  record Event(Mapped.Draft draft, EventNames.Named named) {}

  /**
   * What became of the rows of a batch that could be read.
   *
   * @param accepted rows that were new
   * @param duplicate rows that were in the log already
   * @param queued rows that wait for a person
   * @param refused dead letters of rows whose enterprise can't be told
   */
  public record Outcome(int accepted, int duplicate, int queued, List<DeadLetter> refused) {
    public Outcome {
      refused = List.copyOf(refused);
    }
  }

  private final String feed;
  private final Instant now;
  private final List<List<Event>> rows = new ArrayList<>();
  private final List<ClaimedRow> claimed = new ArrayList<>();
  private final List<DeadLetter> letters = new ArrayList<>();

  RowBatch(String feed, Instant now) {
    this.feed = feed;
    this.now = now;
  }

  void add(List<Event> row) {
    rows.add(row);
  }

  void add(ClaimedRow row) {
    claimed.add(row);
  }

  void add(DeadLetter letter) {
    letters.add(letter);
  }

  String feed() {
    return feed;
  }

  Instant now() {
    return now;
  }

  /** The events of each row. */
  List<List<Event>> rows() {
    return rows;
  }

  /** Rows whose enterprise has to be found out. */
  List<ClaimedRow> claimed() {
    return claimed;
  }

  List<DeadLetter> letters() {
    return letters;
  }

  int size() {
    return rows.size() + claimed.size() + letters.size();
  }
}
