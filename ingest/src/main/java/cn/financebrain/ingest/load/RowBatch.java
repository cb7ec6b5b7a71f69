package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.ingest.mapping.Mapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Rows of one table that were read and wait to be published together, by {@link StreamLoad}. */
public final class RowBatch {
  /** What a row says of one event. */
  sealed interface Entry {
    Mapped.Draft draft();

    EventNames.Named named();
  }

  record Event(Mapped.Draft draft, EventNames.Named named) implements Entry {}

  /**
   * The event never was, or is no more.
   *
   * @param draft of the event as it was; available when that became known
   */
  record Retraction(Mapped.Draft draft, EventNames.Named named) implements Entry {}

  /**
   * @param unknown what to say if it takes back nothing but events that the log never had
   */
  record Row(List<Entry> entries, DeadLetter unknown) {}

  /**
   * What became of the rows of a batch that could be read.
   *
   * @param fresh when each of its rows that were new could be known
   * @param duplicate rows that were in the log already
   * @param queued rows that wait for a person
   * @param refused rows that take back what was never told, and rows whose enterprise can't be
   *     told; their dead letters are published
   */
  public record Outcome(List<Instant> fresh, int duplicate, int queued, List<DeadLetter> refused) {
    public Outcome {
      fresh = List.copyOf(fresh);
      refused = List.copyOf(refused);
    }

    static Outcome of(List<RowFate> fates) {
      List<Instant> fresh = new ArrayList<>();
      List<DeadLetter> refused = new ArrayList<>();
      int duplicate = 0;
      int queued = 0;
      for (RowFate fate : fates) {
        if (fate instanceof RowFate.Accepted accepted) {
          fresh.add(accepted.known());
        } else if (fate instanceof RowFate.Refused row) {
          refused.add(row.letter());
        } else {
          duplicate += fate == RowFate.DUPLICATE ? 1 : 0;
          queued += fate == RowFate.QUEUED ? 1 : 0;
        }
      }
      return new Outcome(fresh, duplicate, queued, refused);
    }
  }

  private final String feed;
  private final Instant now;
  private final List<Row> rows = new ArrayList<>();
  private final List<ClaimedChange> claimed = new ArrayList<>();
  private final List<DeadLetter> letters = new ArrayList<>();

  RowBatch(String feed, Instant now) {
    this.feed = feed;
    this.now = now;
  }

  /** A row that takes nothing back. */
  void add(List<Entry> row) {
    rows.add(new Row(row, null));
  }

  void add(Row row) {
    rows.add(row);
  }

  void add(ClaimedRow row) {
    claimed.add(ClaimedChange.told(row));
  }

  void add(ClaimedChange change) {
    claimed.add(change);
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

  /** What each row says. */
  List<Row> rows() {
    return rows;
  }

  /** Rows whose enterprise has to be found out. */
  List<ClaimedChange> claimed() {
    return claimed;
  }

  List<DeadLetter> letters() {
    return letters;
  }

  int size() {
    return rows.size() + claimed.size() + letters.size();
  }
}
