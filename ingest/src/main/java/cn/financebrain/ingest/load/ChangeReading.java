package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.Mapped;
import cn.financebrain.ingest.mapping.RowMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what a stream tells of the rows of one table. A record is known by its place, so whatever
 * is delivered again changes nothing, also where a row went through several states since.
 */
public final class ChangeReading {
  private final FeedMapping mapping;
  private final Clock clock;
  private final BatchReading.Publisher publisher;

  public ChangeReading(FeedMapping mapping, Clock clock, BatchReading.Publisher publisher) {
    this.mapping = mapping;
    this.clock = clock;
    this.publisher = publisher;
  }

  /**
   * Returns when all of them are safe in the log.
   *
   * @param input what health knows the source by
   * @throws IOException if the publisher does
   */
  public BatchReading.Result read(String input, List<RowChange> changes) throws IOException {
    Instant now = clock.instant();
    Counts counts = new Counts(mapping);
    Taking taking = new Taking(now, counts.tally());
    changes.forEach(taking::take);
    RowBatch.Outcome outcome = publisher.publish(taking.batch);
    List<DeadLetter> letters = new ArrayList<>(taking.batch.letters());
    letters.forEach(letter -> counts.reject(letter.reason()));
    letters.addAll(outcome.refused());
    counts.add(outcome);
    return new BatchReading.Result(
        counts.load(input, now, clock.instant()),
        letters.subList(0, Math.min(letters.size(), BatchReading.LETTERS_SHOWN)),
        List.of());
  }

  private final class Taking {
    private final Instant now;
    private final RowBatch batch;
    private final RowMapper mapper;
    private final FeedTally.Rows told;
    private final EventNames names = new EventNames(mapping, "");

    Taking(Instant now, FeedTally tally) {
      List<String> columns = TableReading.columns(mapping);
      this.now = now;
      this.batch = new RowBatch(mapping.feed(), now);
      this.mapper = new RowMapper(mapping, columns, now);
      this.told = tally.rows(columns);
      tally.seen(columns);
    }

    void take(RowChange change) {
      if (change instanceof RowChange.Told first) {
        mapped(first.origin(), first.cells())
            .ifPresent(
                row -> {
                  told.add(first.cells());
                  tell(row, first);
                });
      } else if (change instanceof RowChange.Changed changed) {
        mapped(changed.origin(), changed.after())
            .ifPresent(
                row -> {
                  told.add(changed.after());
                  change(row, changed);
                });
      } else if (change instanceof RowChange.Deleted deleted) {
        mapped(deleted.origin(), deleted.before()).ifPresent(row -> delete(row, deleted));
      } else {
        RowChange.Refused refused = (RowChange.Refused) change;
        refuse(refused.origin(), refused.reason(), refused.column(), refused.detail());
      }
    }

    private void tell(Mapped row, RowChange.Told told) {
      if (row instanceof Mapped.Claimed claimed) {
        batch.add(ClaimedRow.of(claimed, names, told.origin()));
      } else {
        batch.add(events((Mapped.Drafts) row, told));
      }
    }

    private void change(Mapped row, RowChange.Changed changed) {
      if (row instanceof Mapped.Claimed after) {
        batch.add(claimed(changed, after));
      } else {
        batch.add(row(changed, (Mapped.Drafts) row));
      }
    }

    private void delete(Mapped row, RowChange.Deleted deleted) {
      if (row instanceof Mapped.Claimed before) {
        batch.add(
            new ClaimedChange(
                Optional.of(gone(before, deleted.origin(), deleted.at())),
                Optional.empty(),
                Optional.of(unknown(deleted))));
      } else {
        batch.add(row(deleted, (Mapped.Drafts) row));
      }
    }

    private ClaimedChange claimed(RowChange.Changed change, Mapped.Claimed row) {
      ClaimedRow after = ClaimedRow.of(row, names, change.origin());
      Optional<ClaimedRow> gone = Optional.empty();
      if (mapper.map(change.before()) instanceof Mapped.Claimed claimed) {
        ClaimedRow before = gone(claimed, change.origin(), change.at());
        Set<String> ids =
            after.events().stream().map(event -> event.named().id()).collect(Collectors.toSet());
        List<ClaimedRow.Event> events =
            before.events().stream().filter(event -> !ids.contains(event.named().id())).toList();
        gone = events.isEmpty() ? gone : Optional.of(before.with(events));
      }
      return new ClaimedChange(gone, Optional.of(after), Optional.of(unknown(change)));
    }

    private ClaimedRow gone(Mapped.Claimed row, RowChange.Origin origin, Instant at) {
      ClaimedRow before = ClaimedRow.of(row, names, origin);
      return before.with(
          before.events().stream()
              .map(event -> new ClaimedRow.Event(event.body().availableAt(at), event.named()))
              .toList());
    }

    private Optional<Mapped> mapped(RowChange.Origin origin, List<String> cells) {
      Mapped mapped = mapper.map(cells);
      if (mapped instanceof Mapped.Rejected rejected) {
        refuse(origin, rejected.reason(), rejected.column(), rejected.detail());
        return Optional.empty();
      }
      return Optional.of(mapped);
    }

    private void refuse(
        RowChange.Origin origin, RejectReason reason, String column, String detail) {
      batch.add(letter(origin, reason, column, detail));
    }

    private DeadLetter letter(
        RowChange.Origin origin, RejectReason reason, String column, String detail) {
      String hint = origin.hints().containsKey(reason) ? "; " + origin.hints().get(reason) : "";
      String label = origin.label().isEmpty() ? "" : " (%s)".formatted(origin.label());
      return new DeadLetter(
          mapping.feed(),
          origin.location(),
          origin.position(),
          column,
          reason,
          detail + hint + label,
          origin.raw(),
          now);
    }

    private List<RowBatch.Entry> events(Mapped.Drafts row, RowChange change) {
      List<RowBatch.Entry> entries = new ArrayList<>();
      for (Mapped.Draft draft : row.drafts()) {
        entries.add(new RowBatch.Event(draft, named(row, draft, change)));
      }
      return entries;
    }

    private EventNames.Named named(Mapped.Drafts row, Mapped.Draft draft, RowChange change) {
      RowChange.Origin origin = change.origin();
      return EventNames.at(names.base(row.id(), draft.type()), origin.place());
    }

    /** What the row no longer says is taken back first. */
    private RowBatch.Row row(RowChange.Changed change, Mapped.Drafts after) {
      List<RowBatch.Entry> entries = events(after, change);
      if (mapper.map(change.before()) instanceof Mapped.Drafts before) {
        Map<String, EnterpriseId> now = new HashMap<>();
        entries.forEach(entry -> now.put(entry.named().id(), entry.draft().enterprise()));
        List<RowBatch.Entry> gone = new ArrayList<>();
        for (RowBatch.Entry entry : retractions(before, change, change.at())) {
          EnterpriseId whose = now.get(entry.named().id());
          if (whose == null) {
            gone.add(entry);
          } else if (!whose.equals(entry.draft().enterprise())) {
            gone.add(moved(entry, change.origin()));
          }
        }
        entries.addAll(0, gone);
      }
      return new RowBatch.Row(entries, unknown(change));
    }

    /**
     * The event goes on under its name with another enterprise; each of them is a thing of its own
     * to the ledger, so that neither is published again when the record comes again.
     */
    private RowBatch.Entry moved(RowBatch.Entry gone, RowChange.Origin origin) {
      return new RowBatch.Retraction(
          gone.draft(), EventNames.at(gone.named().id(), origin.place() + "/gone"));
    }

    private RowBatch.Row row(RowChange.Deleted change, Mapped.Drafts before) {
      return new RowBatch.Row(retractions(before, change, change.at()), unknown(change));
    }

    private List<RowBatch.Entry> retractions(Mapped.Drafts row, RowChange change, Instant at) {
      List<RowBatch.Entry> entries = new ArrayList<>();
      for (Mapped.Draft draft : row.drafts()) {
        entries.add(new RowBatch.Retraction(draft.availableAt(at), named(row, draft, change)));
      }
      return entries;
    }

    private DeadLetter unknown(RowChange change) {
      return letter(
          change.origin(),
          RejectReason.SPURIOUS,
          "",
          "a row was deleted that was never told (was it refused, or the first snapshot left out?)");
    }
  }
}
