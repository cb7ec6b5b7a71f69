package cn.financebrain.ingest.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.codec.DeadLetterCodec;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.FeedMapping.Column;
import cn.financebrain.ingest.mapping.HeaderCheck;
import cn.financebrain.ingest.mapping.Mapped;
import cn.financebrain.ingest.mapping.RowMapper;
import cn.financebrain.ingest.publish.EventSink;
import cn.financebrain.ingest.source.RowSource;
import cn.financebrain.ingest.source.SourceException;
import cn.financebrain.ingest.source.SourceRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The load of one file through one mapping. */
final class TableLoad {
  private static final int BATCH_RECORDS = 5_000;
  private static final long BATCH_CHARACTERS = 8_000_000;
  private static final Fingerprint REJECTED = Fingerprint.of("rejected");

  private final FeedMapping mapping;
  private final String fileName;
  private final EventSink sink;
  private final Ledger ledger;
  private final Instant now;
  private final Counts counts;
  private final ProgressTally tally;
  private final Findings findings;

  private final List<EnterpriseEvent> events = new ArrayList<>();
  private final List<DeadLetter> letters = new ArrayList<>();
  private long characters;
  private long rowsTold;
  private long lastLine;

  TableLoad(
      FeedMapping mapping,
      String fileName,
      EventSink sink,
      Ledger ledger,
      Instant now,
      Counts counts,
      ProgressTally tally,
      Findings findings) {
    this.mapping = mapping;
    this.fileName = fileName;
    this.sink = sink;
    this.ledger = ledger;
    this.now = now;
    this.counts = counts;
    this.tally = tally;
    this.findings = findings;
    this.rowsTold = counts.read();
  }

  /** Reads the file as far as it can be read; what can't is counted and told, never thrown. */
  void load(Path file) {
    long bytesRead = 0;
    try (RowSource source = RowSource.open(file, mapping.format(), columns())) {
      source.leftOut().forEach(part -> findings.leftOut.add(fileName + ", " + part));
      Optional<String> problem = HeaderCheck.problem(mapping, source.header());
      if (problem.isPresent()) {
        String header = String.join(",", source.header());
        refuse(1, RejectReason.COLUMN_COUNT, problem.get(), header);
      } else {
        loadRows(source);
      }
      bytesRead = source.bytesRead();
    } catch (SourceException e) {
      refuse(0, e.reason(), e.getMessage(), "");
    } catch (IOException e) {
      refuse(lastLine, RejectReason.TRUNCATED, "the file can't be read on: " + e, "");
    }
    flush(bytesRead);
  }

  /** Rejects the file, or what is left of it, as one record. */
  private void refuse(long line, RejectReason reason, String detail, String raw) {
    findings.problems.add("%s%s: %s".formatted(fileName, line > 1 ? ", line " + line : "", detail));
    reject(line, reason, "", detail, raw);
  }

  private List<String> columns() {
    return Stream.concat(
            Stream.of(mapping.enterprise().column()), mapping.columns().stream().map(Column::name))
        .distinct()
        .toList();
  }

  private void loadRows(RowSource source) throws IOException {
    RowMapper mapper = new RowMapper(mapping, source.header(), now);
    for (Optional<SourceRow> row = source.next(); row.isPresent(); row = source.next()) {
      loadRow(mapper, row.get());
      if (events.size() + letters.size() >= BATCH_RECORDS
          || characters >= BATCH_CHARACTERS
          || counts.read() - rowsTold >= BATCH_RECORDS) {
        flush(source.bytesRead());
      }
    }
  }

  private void loadRow(RowMapper mapper, SourceRow row) {
    characters += row.raw().length();
    lastLine = row.line();
    if (row instanceof SourceRow.Broken broken) {
      if (broken.reason() == RejectReason.TRUNCATED) {
        refuse(row.line(), broken.reason(), broken.detail(), row.raw());
      } else {
        reject(row.line(), broken.reason(), broken.column(), broken.detail(), row.raw());
      }
      return;
    }
    Mapped mapped = mapper.map(((SourceRow.Cells) row).cells());
    if (mapped instanceof Mapped.Rejected rejected) {
      reject(row.line(), rejected.reason(), rejected.column(), rejected.detail(), row.raw());
    } else if (accept((Mapped.Drafts) mapped)) {
      counts.accept();
    } else {
      counts.duplicate();
    }
  }

  /** Whether at least one event of the row is new to the log. */
  private boolean accept(Mapped.Drafts drafts) {
    boolean fresh = false;
    for (Mapped.Draft draft : drafts.drafts()) {
      fresh |= accept(draft, baseId(drafts.id(), draft));
    }
    return fresh;
  }

  /** Tables whose rows make several events tell these apart by their types. */
  private String baseId(String rowId, Mapped.Draft draft) {
    return mapping.events().size() == 1 ? rowId : rowId + '|' + draft.type();
  }

  private boolean accept(Mapped.Draft draft, String baseId) {
    Fingerprint base = Fingerprint.of("event", baseId);
    int number = ledger.occurrence(base);
    boolean numbered = mapping.id().occurrence() && number > 1;
    String id = numbered ? baseId + '#' + number : baseId;
    Ledger.Verdict verdict =
        ledger.judge(
            numbered ? Fingerprint.of("event", id) : base,
            Fingerprint.of(draft),
            Fingerprint.of("place", id, fileName, Integer.toString(number)));
    if (verdict instanceof Ledger.Verdict.Publish publish) {
      events.add(draft.event(new EventKey(mapping.feed(), id), publish.revision(), now));
      return true;
    }
    return false;
  }

  private void reject(long line, RejectReason reason, String column, String detail, String raw) {
    counts.reject(reason);
    DeadLetter letter =
        new DeadLetter(mapping.feed(), fileName, line, column, reason, detail, raw, now);
    Fingerprint id = Fingerprint.of("dead letter", new String(DeadLetterCodec.key(letter), UTF_8));
    if (ledger.judge(id, REJECTED, REJECTED) instanceof Ledger.Verdict.Publish) {
      letters.add(letter);
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
