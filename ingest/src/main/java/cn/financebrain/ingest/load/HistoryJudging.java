package cn.financebrain.ingest.load;

import cn.financebrain.contract.EventKey;
import cn.financebrain.ingest.mapping.Mapped.Draft;
import cn.financebrain.ingest.sort.Entry;
import cn.financebrain.ingest.sort.Merge;
import cn.financebrain.ingest.sort.Place;
import cn.financebrain.ingest.sort.RunWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;

/**
 * Judges the rows of a table of history in their order, so that a revision is higher the later it
 * could be known, and writes what is to be published as a run of its own. Publishes nothing.
 */
final class HistoryJudging {
  private final String feed;
  private final Ledger ledger;
  private final RunWriter out;
  private final Instant now;
  private final Optional<EnterpriseResolution> resolution;
  private final BitSet fresh = new BitSet();
  private long sequence;
  private Instant earliestNew = Instant.MAX;

  /**
   * @param resolution is told the registrations
   */
  HistoryJudging(
      String feed,
      Ledger ledger,
      RunWriter out,
      Instant now,
      Optional<EnterpriseResolution> resolution) {
    this.now = now;
    this.resolution = resolution;
    this.feed = feed;
    this.ledger = ledger;
    this.out = out;
  }

  /**
   * @param rows how many rows made these events
   */
  void judge(Merge sorted, int rows, Counts counts) throws IOException {
    for (Optional<Entry> e = sorted.next(); e.isPresent(); e = sorted.next()) {
      HistoryRow row = HistoryRow.of(e.get().body());
      if (row instanceof HistoryRow.Event event) {
        judge(event, e.get().place(), counts.tally());
      } else {
        judge((HistoryRow.Letter) row, e.get().place());
      }
    }
    int accepted = fresh.cardinality();
    counts.add(accepted, rows - accepted);
  }

  private void judge(HistoryRow.Event event, Place place, FeedTally tally) throws IOException {
    String id = place.name();
    EventNames.Named named = new EventNames.Named(id, EventNames.ofBase(id), event.place());
    Ledger.Verdict verdict =
        ledger.judge(named, event.content(), DraftBytes.enterprise(event.draft()));
    byte[] entries = ledger.take();
    if (verdict instanceof Ledger.Verdict.Publish publish) {
      if (!fresh.get(event.row())) {
        fresh.set(event.row());
        tally.accepted(place.time());
      }
      if (!publish.again() && place.time().isBefore(earliestNew)) {
        earliestNew = place.time();
      }
      for (Unconfirmed.Left left : publish.left()) {
        Draft gone = DraftBytes.of(event.draft()).of(left.enterprise());
        takeBack(id, left.revision(), gone, place.time());
      }
      learn(id, publish.revision(), event.draft());
      write(place.time(), HistoryRecord.event(entries, id, publish.revision(), event.draft()));
    } else if (entries.length > 0) {
      write(place.time(), HistoryRecord.note(entries));
    }
  }

  /** The ledger gets its entries with the event that follows: both are published again, or none. */
  private void takeBack(String id, int revision, Draft from, Instant time) throws IOException {
    resolution.ifPresent(who -> who.learn(from.retraction(new EventKey(feed, id), revision, now)));
    write(time, HistoryRecord.retraction(id, revision, DraftBytes.bytes(from)));
  }

  private void learn(String id, int revision, byte[] draft) throws IOException {
    if (resolution.isPresent()) {
      resolution.get().learn(DraftBytes.of(draft).event(new EventKey(feed, id), revision, now));
    }
  }

  private void judge(HistoryRow.Letter row, Place place) throws IOException {
    Fingerprint id = EventNames.ofLetter(row.letter());
    if (ledger.judge(id, EventNames.REJECTED) instanceof Ledger.Verdict.Publish) {
      write(place.time(), HistoryRecord.letter(ledger.take(), row.letter()));
    }
  }

  private void write(Instant time, byte[] body) throws IOException {
    out.write(new Entry(new Place(time, feed, sequence++), body));
  }

  /** When the first event could be known that the log does not have; {@link Instant#MAX}: none. */
  Instant earliestNew() {
    return earliestNew;
  }
}
