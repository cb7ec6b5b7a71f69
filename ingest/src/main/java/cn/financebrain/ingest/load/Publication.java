package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.EventKey;
import cn.financebrain.ingest.mapping.Mapped;
import cn.financebrain.ingest.publish.EventSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges what comes of one table by its ledger, and publishes what is new batch by batch. */
final class Publication {
  private static final String GONE =
      "the row is gone, and which enterprise its events were published for can't be told any more"
          + " (行已删除，但无法认定其已发布事件所属的企业)";

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

  /** What is new of the batch waits to be published. */
  RowBatch.Outcome take(RowBatch batch) {
    List<RowFate> fates = new ArrayList<>();
    batch.rows().forEach(row -> fates.add(take(row)));
    batch.claimed().forEach(change -> fates.add(take(change)));
    batch.letters().forEach(this::take);
    return RowBatch.Outcome.of(fates);
  }

  private RowFate take(RowBatch.Row row) {
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
      return new RowFate.Accepted(known);
    }
    return taken.equals(EnumSet.of(Taken.UNFOUNDED)) ? refuse(row.unknown()) : RowFate.DUPLICATE;
  }

  private RowFate refuse(DeadLetter letter) {
    take(letter);
    return new RowFate.Refused(letter);
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
    if (!ledger.knows(entry.named().fingerprint())) {
      return Taken.UNFOUNDED;
    }
    return takeBack(entry.draft(), entry.named()) ? Taken.NEW : Taken.KNOWN;
  }

  /**
   * Publishes an event. One that the log has for another enterprise is taken back there first.
   *
   * @return whether it is new to the log
   */
  boolean take(Mapped.Draft draft, EventNames.Named named) {
    Ledger.Verdict verdict = ledger.judge(named, Fingerprint.of(draft), draft.enterprise());
    if (verdict instanceof Ledger.Verdict.Publish publish) {
      EventKey key = new EventKey(feed, named.id());
      leave(draft, key, publish);
      add(draft.event(key, publish.revision(), now));
      return true;
    }
    return false;
  }

  /**
   * Takes the event back from the log, whatever it told last.
   *
   * @param draft is of the enterprise that it is taken back from where the ledger does not know for
   *     whom it was published
   * @return whether that is new to the log
   */
  boolean takeBack(Mapped.Draft draft, EventNames.Named named) {
    return takeBack(draft, named, ledger.judgeRetraction(named));
  }

  private boolean takeBack(Mapped.Draft draft, EventNames.Named named, Ledger.Verdict verdict) {
    if (verdict instanceof Ledger.Verdict.Publish publish) {
      EnterpriseId owner = publish.owner().orElse(draft.enterprise());
      EventKey key = new EventKey(feed, named.id());
      leave(draft, key, publish);
      add(draft.of(owner).retraction(key, publish.revision(), now));
      return true;
    }
    return false;
  }

  private void leave(Mapped.Draft draft, EventKey key, Ledger.Verdict.Publish publish) {
    for (Unconfirmed.Left left : publish.left()) {
      add(draft.of(left.enterprise()).retraction(key, left.revision(), now));
    }
  }

  /** Takes an event back that was published for this enterprise, unless it is another's by now. */
  void undo(Mapped.Draft draft, EventNames.Named named) {
    Fingerprint id = named.fingerprint();
    boolean stands =
        ledger.knows(id) && ledger.owner(id).map(draft.enterprise()::equals).orElse(true);
    if (stands) {
      takeBack(draft, named, ledger.judgeUndo(id));
    }
  }

  private void add(EnterpriseEvent event) {
    events.add(event);
    resolution.ifPresent(who -> who.learn(event));
  }

  private RowFate take(ClaimedChange change) {
    Optional<RowFate> gone = change.gone().flatMap(row -> withdraw(row, change.endsRow()));
    if (change.told().isEmpty()) {
      return gone.orElseGet(() -> refuse(change.unknown().orElseThrow()));
    }
    RowFate told = take(change.told().get());
    return gone.filter(
            fate ->
                fate instanceof RowFate.Refused
                    || (told == RowFate.DUPLICATE && fate instanceof RowFate.Accepted))
        .orElse(told);
  }

  /**
   * Takes back what was published of a row; one that waits in the queue need not wait any longer.
   *
   * @return nothing if nobody has ever told of it
   */
  private Optional<RowFate> withdraw(ClaimedRow row, boolean ended) {
    EnterpriseResolution who = resolution.orElseThrow();
    List<ClaimedRow.Event> published =
        row.events().stream().filter(event -> ledger.knows(event.named().fingerprint())).toList();
    boolean queued = who.queue().find(row.item()).isPresent();
    if (published.isEmpty() && !queued) {
      return Optional.empty();
    }
    boolean fresh = ended && queued && isFirst(row);
    if (fresh) {
      who.end(row, now);
    }
    List<EnterpriseId> owners = new ArrayList<>();
    for (ClaimedRow.Event event : published) {
      Optional<? extends EnterpriseId> owner = ledger.owner(event.named().fingerprint());
      (owner.isPresent() ? owner : who.enterprise(row)).ifPresent(owners::add);
    }
    if (owners.size() < published.size()) {
      return Optional.of(refuse(row.letter(GONE, now))); // as a whole, or not at all
    }
    for (int i = 0; i < owners.size(); i++) {
      ClaimedRow.Event event = published.get(i);
      fresh |= takeBack(event.body().of(owners.get(i)), event.named());
    }
    return Optional.of(fresh ? new RowFate.Accepted(row.known(now)) : RowFate.DUPLICATE);
  }

  /** A record that is delivered again must not end a row that was told anew since. */
  private boolean isFirst(ClaimedRow row) {
    Fingerprint record = Fingerprint.of("withdrawn", row.location(), Long.toString(row.position()));
    return ledger.judge(record, EventNames.RETRACTED) instanceof Ledger.Verdict.Publish;
  }

  /** Does with the row what its enterprise, or the want of one, asks for. */
  RowFate take(ClaimedRow row) {
    if (row.once() && row.events().stream().allMatch(event -> ledger.isDone(event.named()))) {
      return RowFate.DUPLICATE; // whomever it would be about by now
    }
    EnterpriseResolution who = resolution.orElseThrow();
    EnterpriseResolution.Verdict verdict = who.judge(row, now);
    if (verdict instanceof EnterpriseResolution.Verdict.Named named) {
      boolean fresh = false;
      for (ClaimedRow.Event event : row.events()) {
        fresh |= take(event.body().of(named.enterprise()), event.named());
      }
      return fresh ? new RowFate.Accepted(row.known(now)) : RowFate.DUPLICATE;
    }
    if (verdict instanceof EnterpriseResolution.Verdict.Refused refused) {
      return refuse(refused.letter());
    }
    return ((EnterpriseResolution.Verdict.Counted) verdict).fate(row.known(now));
  }

  void take(DeadLetter letter) {
    Fingerprint id = EventNames.ofLetter(letter);
    if (ledger.judge(id, EventNames.REJECTED) instanceof Ledger.Verdict.Publish) {
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
    if (ledger.isChanged()) {
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
