package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.ingest.mapping.Mapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Rows of one table that were read and wait to be published together, by {@link StreamLoad}. */
public final class RowBatch {
  record Event(Mapped.Draft draft, EventNames.Named named) {}

  private final String feed;
  private final Instant now;
  private final List<List<Event>> rows = new ArrayList<>();
  private final List<DeadLetter> letters = new ArrayList<>();

  RowBatch(String feed, Instant now) {
    this.feed = feed;
    this.now = now;
  }

  void add(List<Event> row) {
    rows.add(row);
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

  List<DeadLetter> letters() {
    return letters;
  }

  int size() {
    return rows.size() + letters.size();
  }
}
