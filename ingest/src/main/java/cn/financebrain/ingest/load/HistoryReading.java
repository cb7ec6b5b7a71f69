package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.Mapped;
import cn.financebrain.ingest.sort.Entry;
import cn.financebrain.ingest.sort.Place;
import cn.financebrain.ingest.sort.Sorter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads the files of a table of history and hands what they tell to a sorter: dead letters first,
 * then events by the time they could be known, their id, and their place in the input.
 */
final class HistoryReading {
  private static final int TOLD_EVERY = 5_000;

  private final FeedMapping mapping;
  private final Instant now;
  private final Counts counts;
  private final Sorter sorter;
  private final ProgressTally tally;
  private final Optional<EnterpriseResolution> resolution;
  private long sequence;
  private int rows;

  HistoryReading(
      FeedMapping mapping,
      Instant now,
      Counts counts,
      Sorter sorter,
      ProgressTally tally,
      Optional<EnterpriseResolution> resolution) {
    this.resolution = resolution;
    this.mapping = mapping;
    this.now = now;
    this.counts = counts;
    this.sorter = sorter;
    this.tally = tally;
  }

  /**
   * @return how many rows made events
   */
  int read(InputFiles input, Findings findings) throws IOException {
    for (Path file : input.files()) {
      OfFile handler = new OfFile(new EventNames(mapping, input.name(file)));
      long bytes =
          new TableReading(mapping, input.name(file), now, findings, counts.tally(), handler)
              .read(file);
      handler.tell(bytes);
      tally.fileDone(FeedFiles.size(file));
    }
    return rows;
  }

  private final class OfFile implements RowHandler {
    private final EventNames names;
    private final KeyTable met = new KeyTable();
    private long untold;

    OfFile(EventNames names) {
      this.names = names;
    }

    @Override
    public void mapped(Mapped.Drafts row) throws IOException {
      for (Mapped.Draft draft : row.drafts()) {
        String base = names.base(row.id(), draft.type());
        sort(draft, names.named(base, met.meet(EventNames.ofBase(base))));
      }
      rows = Math.addExact(rows, 1);
    }

    private void sort(Mapped.Draft draft, EventNames.Named named) throws IOException {
      Place place = new Place(draft.known(now), named.id(), sequence++);
      sorter.add(new Entry(place, HistoryRow.bytes(rows, draft, named.place())));
    }

    @Override
    public void claimed(Mapped.Claimed told, RowText text) throws IOException {
      ClaimedRow row = ClaimedRow.of(told, names, met, text);
      EnterpriseResolution.Verdict verdict = resolution.orElseThrow().judge(row, now);
      if (verdict instanceof EnterpriseResolution.Verdict.Named named) {
        for (ClaimedRow.Event event : row.events()) {
          sort(event.body().of(named.enterprise()), event.named());
        }
        rows = Math.addExact(rows, 1);
      } else if (verdict instanceof EnterpriseResolution.Verdict.Refused refused) {
        rejected(refused.letter());
      } else {
        counts.add(((EnterpriseResolution.Verdict.Counted) verdict).fate(row.known(now)));
      }
    }

    @Override
    public void rejected(DeadLetter letter) throws IOException {
      counts.reject(letter.reason());
      sorter.add(new Entry(new Place(Instant.MIN, "", sequence++), HistoryRow.bytes(letter)));
    }

    @Override
    public void rowDone(int characters, long bytesRead) {
      untold++;
      if (untold >= TOLD_EVERY) {
        tell(bytesRead);
      }
    }

    void tell(long bytesRead) {
      tally.batchDone(bytesRead, untold);
      untold = 0;
    }
  }
}
