package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.FeedMapping.Column;
import cn.financebrain.ingest.mapping.HeaderCheck;
import cn.financebrain.ingest.mapping.Mapped;
import cn.financebrain.ingest.mapping.RowMapper;
import cn.financebrain.ingest.source.RowSource;
import cn.financebrain.ingest.source.SourceException;
import cn.financebrain.ingest.source.SourceRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the rows of one source through one mapping. What it can't read is told, never thrown. */
final class TableReading {
  private final FeedMapping mapping;
  private final String name;
  private final Instant now;
  private final Findings findings;
  private final FeedTally tally;
  private final RowHandler handler;
  private List<String> header = List.of();
  private long lastLine;

  /**
   * @param name of the source, in dead letters and problems
   * @param tally is told what the source's columns hold
   */
  TableReading(
      FeedMapping mapping,
      String name,
      Instant now,
      Findings findings,
      FeedTally tally,
      RowHandler handler) {
    this.mapping = mapping;
    this.name = name;
    this.now = now;
    this.findings = findings;
    this.tally = tally;
    this.handler = handler;
  }

  /**
   * Reads the file as far as it can be read.
   *
   * @return how many bytes that were
   * @throws IOException if the handler can't go on
   */
  long read(Path file) throws IOException {
    RowSource opened;
    try {
      opened = RowSource.open(file, mapping.format(), columns(mapping));
    } catch (SourceException e) {
      refuse(0, e.reason(), e.getMessage(), "");
      return 0;
    } catch (IOException e) {
      refuseRest(e);
      return 0;
    }
    try (RowSource source = opened) {
      read(source);
      return source.bytesRead();
    }
  }

  /**
   * Reads the rows as far as they can be read.
   *
   * @throws IOException if the handler can't go on
   */
  void read(RowSource source) throws IOException {
    source.leftOut().forEach(part -> findings.leftOut.add(name + ", " + part));
    Optional<String> problem = HeaderCheck.problem(mapping, source.header());
    if (problem.isPresent()) {
      String header = String.join(",", source.header());
      tally.seen(source.header());
      refuse(1, RejectReason.COLUMN_COUNT, problem.get(), header);
      return;
    }
    header = source.namesItsRows() ? List.of() : source.header();
    RowMapper mapper = new RowMapper(mapping, source.header(), now);
    FeedTally.Rows rows = tally.rows(source.header());
    for (Optional<SourceRow> row = next(source); row.isPresent(); row = next(source)) {
      lastLine = row.get().line();
      take(mapper, rows, row.get());
      handler.rowDone(row.get().raw().length(), source.bytesRead());
    }
    tally.seen(source.columnsSeen());
  }

  private Optional<SourceRow> next(RowSource source) throws IOException {
    try {
      return source.next();
    } catch (IOException e) {
      refuseRest(e);
      return Optional.empty();
    }
  }

  private void refuseRest(IOException e) throws IOException {
    refuse(lastLine, RejectReason.TRUNCATED, "the file can't be read on: " + e, "");
  }

  /** The columns that are taken from rows that have no header. */
  static List<String> columns(FeedMapping mapping) {
    return Stream.concat(
            mapping.enterprise().columns().stream(), mapping.columns().stream().map(Column::name))
        .distinct()
        .toList();
  }

  private void take(RowMapper mapper, FeedTally.Rows rows, SourceRow row) throws IOException {
    if (row instanceof SourceRow.Broken broken) {
      if (broken.reason() == RejectReason.TRUNCATED) {
        refuse(row.line(), broken.reason(), broken.detail(), row.raw());
      } else {
        reject(row.line(), broken.reason(), broken.column(), broken.detail(), row.raw());
      }
      return;
    }
    List<String> cells = ((SourceRow.Cells) row).cells();
    Mapped mapped = mapper.map(cells);
    if (mapped instanceof Mapped.Rejected rejected) {
      reject(row.line(), rejected.reason(), rejected.column(), rejected.detail(), row.raw());
    } else if (mapped instanceof Mapped.Claimed claimed) {
      rows.add(cells);
      handler.claimed(claimed, new RowHandler.RowText(row.line(), row.raw(), header));
    } else {
      rows.add(cells);
      handler.mapped((Mapped.Drafts) mapped);
    }
  }

  /** Rejects the source, or what is left of it, as one record. */
  private void refuse(long line, RejectReason reason, String detail, String raw)
      throws IOException {
    findings.problems.add("%s%s: %s".formatted(name, line > 1 ? ", line " + line : "", detail));
    handler.rejected(new DeadLetter(mapping.feed(), name, line, "", reason, detail, raw, now));
  }

  private void reject(long line, RejectReason reason, String column, String detail, String raw)
      throws IOException {
    handler.rejected(
        new DeadLetter(mapping.feed(), name, line, column, reason, detail, raw, now, header));
  }
}
