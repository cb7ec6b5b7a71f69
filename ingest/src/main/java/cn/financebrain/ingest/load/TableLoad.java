package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.Mapped;
import cn.financebrain.ingest.publish.EventSink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The load of one file through one mapping. */
final class TableLoad implements RowHandler {
  private static final int BATCH_RECORDS = 5_000;
  private static final long BATCH_CHARACTERS = 8_000_000;

  private final FeedMapping mapping;
  private final EventNames names;
  private final EventSink sink;
  private final Ledger ledger;
  private final Instant now;
  private final Counts counts;
  private final ProgressTally tally;

  private final List<EnterpriseEvent> events = new ArrayList<>();
  private final List<DeadLetter> letters = new ArrayList<>();
  private long characters;
  private long rowsTold;

  TableLoad(
      FeedMapping mapping,
      String fileName,
      EventSink sink,
      Ledger ledger,
      Instant now,
      Counts counts,
      ProgressTally tally) {
    this.mapping = mapping;
    this.names = new EventNames(mapping, fileName);
    this.sink = sink;
    this.ledger = ledger;
    this.now = now;
    this.counts = counts;
    this.tally = tally;
    this.rowsTold = counts.read();
  }

  /** Reads the file as far as it can be read; what can't is counted and told, never thrown. */
  void load(Path file, Findings findings) throws IOException {
    flush(new TableReading(mapping, names.source(), now, findings, this).read(file));
  }

  @Override
  public void mapped(Mapped.Drafts row) {
    boolean fresh = false;
    for (Mapped.Draft draft : row.drafts()) {
      fresh |= accept(draft, names.base(row, draft));
    }
    if (fresh) {
      counts.accept();
    } else {
      counts.duplicate();
    }
  }

  /** Whether the event is new to the log. */
  private boolean accept(Mapped.Draft draft, String base) {
    EventNames.Named named = names.named(base, ledger.occurrence(EventNames.ofBase(base)));
    Ledger.Verdict verdict =
        ledger.judge(named.fingerprint(), Fingerprint.of(draft), named.place());
    if (verdict instanceof Ledger.Verdict.Publish publish) {
      events.add(draft.event(new EventKey(mapping.feed(), named.id()), publish.revision(), now));
      return true;
    }
    return false;
  }

  @Override
  public void rejected(DeadLetter letter) {
    counts.reject(letter.reason());
    Fingerprint id = EventNames.ofLetter(letter);
    if (ledger.judge(id, EventNames.REJECTED, EventNames.REJECTED)
        instanceof Ledger.Verdict.Publish) {
      letters.add(letter);
    }
  }

  @Override
  public void rowDone(int length, long bytesRead) {
    characters += length;
    if (events.size() + letters.size() >= BATCH_RECORDS
        || characters >= BATCH_CHARACTERS
        || counts.read() - rowsTold >= BATCH_RECORDS) {
      flush(bytesRead);
    }
  }

  /** Ledger first, then the log, then the ledger again: see {@link Ledger}. */
  private void flush(long bytesRead) {
    if (!events.isEmpty() || !letters.isEmpty()) {
      ledger.prepare();
      events.forEach(sink::publish);
      letters.forEach(sink::reject);
      sink.flush();
      ledger.confirm();
      events.clear();
      letters.clear();
    }
    characters = 0;
    tally.batchDone(bytesRead, counts.read() - rowsTold);
    rowsTold = counts.read();
  }
}
