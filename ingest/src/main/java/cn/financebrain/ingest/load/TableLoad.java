package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.Mapped;
import cn.financebrain.ingest.publish.EventSink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The load of one file through one mapping. */
final class TableLoad implements RowHandler {
  static final int BATCH_RECORDS = 5_000;
  static final long BATCH_CHARACTERS = 8_000_000;

  private final FeedMapping mapping;
  private final EventNames names;
  private final Ledger ledger;
  private final Publication publication;
  private final Instant now;
  private final Counts counts;
  private final ProgressTally tally;
  private final KeyTable met = new KeyTable();
  private long characters;
  private long rowsTold;

  TableLoad(
      FeedMapping mapping,
      String fileName,
      EventSink sink,
      Ledger ledger,
      Instant now,
      Counts counts,
      ProgressTally tally,
      Optional<EnterpriseResolution> resolution) {
    this.mapping = mapping;
    this.names = new EventNames(mapping, fileName);
    this.ledger = ledger;
    this.publication = new Publication(mapping.feed(), sink, ledger, now, resolution);
    this.now = now;
    this.counts = counts;
    this.tally = tally;
    this.rowsTold = counts.read();
  }

  /** Reads the file as far as it can be read; what can't is counted and told, never thrown. */
  void load(Path file, Findings findings) throws IOException {
    flush(
        new TableReading(mapping, names.source(), now, findings, counts.tally(), this).read(file));
  }

  @Override
  public void mapped(Mapped.Drafts row) {
    Instant fresh = null;
    for (Mapped.Draft draft : row.drafts()) {
      String base = names.base(row.id(), draft.type());
      int number = ledger.occurrence(EventNames.ofBase(base));
      if (publication.take(draft, names.named(base, number))) {
        fresh = draft.known(now);
      }
    }
    if (fresh == null) {
      counts.duplicate();
    } else {
      counts.accept(fresh);
    }
  }

  @Override
  public void claimed(Mapped.Claimed row, RowText text) {
    counts.add(publication.take(ClaimedRow.of(row, names, met, text)));
  }

  @Override
  public void rejected(DeadLetter letter) {
    counts.reject(letter.reason());
    publication.take(letter);
  }

  @Override
  public void rowDone(int length, long bytesRead) {
    characters += length;
    if (publication.size() >= BATCH_RECORDS
        || characters >= BATCH_CHARACTERS
        || counts.read() - rowsTold >= BATCH_RECORDS) {
      flush(bytesRead);
    }
  }

  private void flush(long bytesRead) {
    publication.flush();
    characters = 0;
    tally.batchDone(bytesRead, counts.read() - rowsTold);
    rowsTold = counts.read();
  }
}
