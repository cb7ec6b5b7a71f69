package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.ingest.mapping.Mapped;
import cn.financebrain.ingest.publish.EventSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Judges what comes of one table by its ledger, and publishes what is new batch by batch. */
final class Publication {
  private final String feed;
  private final EventSink sink;
  private final Ledger ledger;
  private final Instant now;
  private final List<EnterpriseEvent> events = new ArrayList<>();
  private final List<DeadLetter> letters = new ArrayList<>();

  Publication(String feed, EventSink sink, Ledger ledger, Instant now) {
    this.feed = feed;
    this.sink = sink;
    this.ledger = ledger;
    this.now = now;
  }

  /** What is new of the batch waits to be published. */
  RowBatch.Outcome take(RowBatch batch) {
    List<Instant> fresh = new ArrayList<>();
    List<DeadLetter> refused = new ArrayList<>();
    for (RowBatch.Row row : batch.rows()) {
      Set<Taken> taken = EnumSet.noneOf(Taken.class);
      Instant known = null;
      for (RowBatch.Entry entry : row.entries()) {
        Taken one = take(entry);
        taken.add(one);
        if (one == Taken.NEW && known == null) {
          known = entry.draft().known(now);
        }
      }
      if (known != null) {
        fresh.add(known);
      } else if (taken.equals(EnumSet.of(Taken.UNFOUNDED))) {
        take(row.unknown());
        refused.add(row.unknown());
      }
    }
    batch.letters().forEach(this::take);
    return new RowBatch.Outcome(fresh, refused);
  }

  private enum Taken {
    NEW,
    KNOWN,
    /** Takes back an event that the log never had. */
    UNFOUNDED
  }

  private Taken take(RowBatch.Entry entry) {
    if (entry instanceof RowBatch.Event event) {
      return take(event.draft(), event.named()) ? Taken.NEW : Taken.KNOWN;
    }
    return retract((RowBatch.Retraction) entry);
  }

  private Taken retract(RowBatch.Retraction entry) {
    EventNames.Named named = entry.named();
    if (!ledger.knows(named.fingerprint())) {
      return Taken.UNFOUNDED;
    }
    if (ledger.judge(named.fingerprint(), EventNames.RETRACTED, named.place())
        instanceof Ledger.Verdict.Publish publish) {
      EventKey key = new EventKey(feed, named.id());
      events.add(entry.draft().retraction(key, publish.revision(), now));
      return Taken.NEW;
    }
    return Taken.KNOWN;
  }

  /** Whether the event is new to the log. */
  boolean take(Mapped.Draft draft, EventNames.Named named) {
    Ledger.Verdict verdict =
        ledger.judge(named.fingerprint(), Fingerprint.of(draft), named.place());
    if (verdict instanceof Ledger.Verdict.Publish publish) {
      events.add(draft.event(new EventKey(feed, named.id()), publish.revision(), now));
      return true;
    }
    return false;
  }

  void take(DeadLetter letter) {
    Fingerprint id = EventNames.ofLetter(letter);
    if (ledger.judge(id, EventNames.REJECTED, EventNames.REJECTED)
        instanceof Ledger.Verdict.Publish) {
      letters.add(letter);
    }
  }

  /** How many records wait to be published. */
  int size() {
    return events.size() + letters.size();
  }

  /** Ledger first, then the log, then the ledger again: see {@link Ledger}. */
  void flush() {
    if (size() > 0) {
      ledger.prepare();
      events.forEach(sink::publish);
      letters.forEach(sink::reject);
      sink.flush();
      ledger.confirm();
      events.clear();
      letters.clear();
    }
  }
}
