package cn.financebrain.ingest.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.codec.DeadLetterCodec;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.HeaderCheck;
import cn.financebrain.ingest.mapping.Mapped;
import cn.financebrain.ingest.mapping.RowMapper;
import cn.financebrain.ingest.publish.EventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Publishes mended rows of the dead letters of one feed, as its files do: by the mapping that the
 * feed has now, under the ids that the rows make, once each. What a row told is in the log when
 * {@link #replay} returns; killed before that, it may be replayed again: the ledger knows what of
 * it is there. Holds the right to publish, and the ledger of the feed.
 */
public final class Mending implements AutoCloseable {

  /** What became of a row. */
  public enum Fate {
    /** It is in the log. */
    PUBLISHED,
    /** The log has all that it tells already. */
    DUPLICATE,
    /** Somebody has to name its enterprise: it waits in the queue. */
    QUEUED,
    /** The log has an event of this id that tells something else: nothing was published. */
    KNOWN_OTHERWISE,
    /** The mapping, or the register, refuses it still. */
    REFUSED
  }

  /**
   * @param ids of its events in the log, by which the feed is their source
   * @param refusal why it is refused, if it is
   */
  public record Outcome(Fate fate, List<String> ids, Optional<Refusal> refusal) {
    public Outcome {
      ids = List.copyOf(ids);
    }

    private static Outcome refused(RejectReason reason, String column, String detail) {
      return new Outcome(Fate.REFUSED, List.of(), Optional.of(new Refusal(reason, column, detail)));
    }
  }

  /**
   * @param column the column at fault, empty where the whole row is
   */
  public record Refusal(RejectReason reason, String column, String detail) {}

  private final FeedMapping mapping;
  private final Path ingest;
  private final EventSink sink;
  private final Clock clock;
  private final Ledger ledger;
  private final Optional<EnterpriseResolution> resolution;

  private Mending(
      FeedMapping mapping,
      Path ingest,
      EventSink sink,
      Clock clock,
      Ledger ledger,
      Optional<EnterpriseResolution> resolution) {
    this.mapping = mapping;
    this.ingest = ingest;
    this.sink = sink;
    this.clock = clock;
    this.ledger = ledger;
    this.resolution = resolution;
  }

  /**
   * @param ingest the directory {@code DATA/ingest}
   * @throws IngestException if the ledger or the directory of enterprises can't be read
   */
  public static Mending open(FeedMapping mapping, Path ingest, EventSink sink, Clock clock) {
    try {
      Ledger ledger = Ledger.open(ingest.resolve(mapping.feed() + ".ledger"));
      try {
        Optional<EnterpriseResolution> resolution =
            EnterpriseResolution.concerns(mapping)
                ? Optional.of(EnterpriseResolution.open(ingest))
                : Optional.empty();
        return new Mending(mapping, ingest, sink, clock, ledger, resolution);
      } catch (IOException | RuntimeException e) {
        ledger.close();
        throw e;
      }
    } catch (IOException | UncheckedIOException e) {
      throw new IngestException(
          "rows of %s can't be replayed: %s".formatted(mapping.feed(), e.getMessage()), e);
    }
  }

  /**
   * What the row would become, without a look at the log or the register.
   *
   * @param texts by column
   */
  public static Mapped check(
      FeedMapping mapping, DeadLetter letter, Map<String, String> texts, Instant now) {
    List<String> header = List.copyOf(texts.keySet());
    Optional<String> problem = HeaderCheck.problem(mapping, header);
    return problem.isPresent()
        ? new Mapped.Rejected(RejectReason.COLUMN_COUNT, "", problem.get())
        : new RowMapper(mapping, header, reference(letter, now)).map(List.copyOf(texts.values()));
  }

  /** As the row would have been read then; but a day that has come since is not in the future. */
  private static Instant reference(DeadLetter letter, Instant now) {
    return letter.reason() == RejectReason.FUTURE_DATE ? now : letter.at();
  }

  /**
   * Publishes what a row tells.
   *
   * @param texts by column, with each that the mapping reads
   * @param revise whether it may replace what the log has under its id
   * @throws cn.financebrain.ingest.publish.PublishException if the log does not take it: it may be
   *     replayed again, by a new {@link Mending}
   */
  public Outcome replay(DeadLetter letter, Map<String, String> texts, boolean revise) {
    Instant now = clock.instant();
    Mapped mapped = check(mapping, letter, texts, now);
    if (mapped instanceof Mapped.Rejected rejected) {
      return Outcome.refused(rejected.reason(), rejected.column(), rejected.detail());
    }
    Publication publication =
        new Publication(mapping.feed(), new Quiet(sink), ledger, now, resolution);
    Outcome outcome =
        mapped instanceof Mapped.Drafts drafts
            ? drafts(publication, letter, drafts, revise)
            : claimed(publication, letter, (Mapped.Claimed) mapped, texts, revise);
    publication.flush();
    return outcome;
  }

  private Outcome drafts(
      Publication publication, DeadLetter letter, Mapped.Drafts row, boolean revise) {
    EventNames names = new EventNames(mapping, letter.location());
    List<RowBatch.Event> events = new ArrayList<>();
    for (Mapped.Draft draft : row.drafts()) {
      events.add(new RowBatch.Event(draft, named(letter, names.base(row.id(), draft.type()))));
    }
    List<String> ids = events.stream().map(event -> event.named().id()).toList();
    boolean otherwise = events.stream().anyMatch(this::isKnownOtherwise);
    if (otherwise && !revise) {
      return new Outcome(Fate.KNOWN_OTHERWISE, ids, Optional.empty());
    }
    boolean fresh = false;
    for (RowBatch.Event event : events) {
      fresh |= publication.take(event.draft(), event.named());
    }
    return new Outcome(fresh ? Fate.PUBLISHED : Fate.DUPLICATE, ids, Optional.empty());
  }

  private boolean isKnownOtherwise(RowBatch.Event event) {
    return ledger.tellsOtherwise(event.named().fingerprint(), Fingerprint.of(event.draft()));
  }

  private boolean isKnownOtherwise(ClaimedRow.Event event) {
    Fingerprint id = event.named().fingerprint();
    return ledger
        .owner(id)
        .map(owner -> ledger.tellsOtherwise(id, Fingerprint.of(event.body().of(owner))))
        .orElse(false);
  }

  /**
   * The name of an event of the letter. Where equal ids are told apart by number it gets the first
   * that is free, and keeps it: the ledger knows by the letter's place that it is the letter's.
   */
  private EventNames.Named named(DeadLetter letter, String base) {
    String place = "dead letter " + new String(DeadLetterCodec.key(letter), UTF_8);
    EventNames.Named named = EventNames.at(base, place);
    for (int number = 2;
        mapping.id().occurrence() && ledger.knows(named.fingerprint()) && !ledger.stoodAt(named);
        number++) {
      named = EventNames.at(base + '#' + number, place);
    }
    return named;
  }

  private Outcome claimed(
      Publication publication,
      DeadLetter letter,
      Mapped.Claimed row,
      Map<String, String> texts,
      boolean revise) {
    List<ClaimedRow.Event> events = new ArrayList<>();
    EventNames names = new EventNames(mapping, letter.location());
    for (Mapped.Body body : row.bodies()) {
      events.add(new ClaimedRow.Event(body, named(letter, names.base(row.id(), body.type()))));
    }
    ClaimedRow claimed =
        new ClaimedRow(
            mapping.feed(),
            letter.location(),
            letter.position(),
            RejectedRow.joined(letter, mapping, texts.values()),
            row.claim(),
            row.rejectUnknown(),
            false,
            events,
            List.copyOf(texts.keySet()));
    List<String> ids = events.stream().map(event -> event.named().id()).toList();
    if (!revise && events.stream().anyMatch(this::isKnownOtherwise)) {
      return new Outcome(Fate.KNOWN_OTHERWISE, ids, Optional.empty());
    }
    RowFate fate = publication.take(claimed);
    if (fate instanceof RowFate.Refused refused) {
      return Outcome.refused(refused.letter().reason(), "", refused.letter().detail());
    }
    Fate told =
        fate == RowFate.QUEUED
            ? Fate.QUEUED
            : fate == RowFate.DUPLICATE ? Fate.DUPLICATE : Fate.PUBLISHED;
    return new Outcome(told, ids, Optional.empty());
  }

  /**
   * Publishes what waited for an enterprise that a replayed row has told of. Call after the last
   * row.
   *
   * @return why that did not succeed for some feeds: {@code resolve retry} does it; else empty
   */
  public List<String> settle() {
    if (resolution.isEmpty()) {
      return List.of();
    }
    Settlement.Ledgers others = Resolving.ledgers(ingest);
    Settlement.Ledgers ledgers =
        (feed, work) -> {
          if (feed.equals(mapping.feed())) {
            work.with(ledger);
          } else {
            others.use(feed, work);
          }
        };
    return resolution.get().settle(sink, ledgers, clock.instant(), false).problems();
  }

  @Override
  public void close() {
    try (ledger) {
      if (resolution.isPresent()) {
        resolution.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is refused again is told to who replays it, and stays the dead letter that it is. */
  private record Quiet(EventSink sink) implements EventSink {
    @Override
    public void publish(EnterpriseEvent event) {
      sink.publish(event);
    }

    @Override
    public void reject(DeadLetter letter) {}

    @Override
    public void flush() {
      sink.flush();
    }
  }
}
