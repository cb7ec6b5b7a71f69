package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.ingest.mapping.Mapped;
import cn.financebrain.ingest.publish.EventSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges what comes of one table by its ledger, and publishes what is new batch by batch. */
final class Publication {
  private static final Fingerprint RETRACTED = Fingerprint.of("retracted");

  private final String feed;
  private final EventSink sink;
  private final Ledger ledger;
  private final Instant now;
  private final Optional<EnterpriseResolution> resolution;
  private final List<EnterpriseEvent> events = new ArrayList<>();
  private final List<DeadLetter> letters = new ArrayList<>();

  /**
   * @param resolution is told the registrations that are published, and asked whom rows are about;
   *     needed only where there are such
   */
  Publication(
      String feed,
      EventSink sink,
      Ledger ledger,
      Instant now,
      Optional<EnterpriseResolution> resolution) {
    this.resolution = resolution;
    this.feed = feed;
    this.sink = sink;
    this.ledger = ledger;
    this.now = now;
  }

  /** Whether the event is new to the log. */
  boolean take(Mapped.Draft draft, EventNames.Named named) {
    Ledger.Verdict verdict =
        ledger.judge(named.fingerprint(), Fingerprint.of(draft), named.place());
    if (verdict instanceof Ledger.Verdict.Publish publish) {
      add(draft.event(new EventKey(feed, named.id()), publish.revision(), now));
      return true;
    }
    return false;
  }

  /** Takes the event back from the log, whatever it told last. */
  void takeBack(Mapped.Draft draft, EventNames.Named named) {
    Ledger.Verdict verdict = ledger.judge(named.fingerprint(), RETRACTED, named.place());
    if (verdict instanceof Ledger.Verdict.Publish publish) {
      add(draft.retraction(new EventKey(feed, named.id()), publish.revision(), now));
    }
  }

  private void add(EnterpriseEvent event) {
    events.add(event);
    resolution.ifPresent(who -> who.learn(event));
  }

  /** Does with the row what its enterprise, or the want of one, asks for. */
  RowFate take(ClaimedRow row) {
    EnterpriseResolution who = resolution.orElseThrow();
    EnterpriseResolution.Verdict verdict = who.judge(row, now);
    if (verdict instanceof EnterpriseResolution.Verdict.Named named) {
      boolean fresh = false;
      for (ClaimedRow.Event event : row.events()) {
        fresh |= take(event.body().of(named.enterprise()), event.named());
      }
      return fresh ? RowFate.ACCEPTED : RowFate.DUPLICATE;
    }
    if (verdict instanceof EnterpriseResolution.Verdict.Refused refused) {
      take(refused.letter());
      return new RowFate.Refused(refused.letter());
    }
    return verdict instanceof EnterpriseResolution.Verdict.Waiting
        ? RowFate.QUEUED
        : RowFate.ACCEPTED;
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

  /**
   * Register and queue first, then the ledger, then the log, then the ledger again: see {@link
   * Ledger}.
   */
  void flush() {
    resolution.ifPresent(EnterpriseResolution::force);
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
