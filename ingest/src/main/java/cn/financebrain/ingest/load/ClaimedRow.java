package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.mapping.Mapped;
import cn.financebrain.ingest.resolve.Claim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A row whose enterprise has to be found out.
 *
 * @param location of the row: its file, or where it was pushed from
 * @param position line in the file, from 1
 * @param raw the row's text, cut at {@link DeadLetter#RAW_LIMIT} characters
 * @param rejectUnknown see {@link Mapped.Claimed}
 * @param once whether its place holds one record for good, as in a stream: the same told from
 *     another place is told anew, and not again
 * @param events at least one
 * @param header the columns of its source, as its dead letter keeps them: {@link DeadLetter#header}
 */
record ClaimedRow(
    String feed,
    String location,
    long position,
    String raw,
    Claim claim,
    boolean rejectUnknown,
    boolean once,
    List<Event> events,
    List<String> header) {

  private static final EnterpriseId NOBODY = new ForeignId("nobody", "0");

  /** An event of the row under the name it will have. */
  record Event(Mapped.Body body, EventNames.Named named) {}

  ClaimedRow {
    raw = raw.substring(0, Math.min(raw.length(), DeadLetter.RAW_LIMIT));
    events = List.copyOf(events);
    header = DeadLetter.kept(header);
  }

  /**
   * @param met how often each id was met in the source
   */
  static ClaimedRow of(
      Mapped.Claimed row, EventNames names, KeyTable met, RowHandler.RowText text) {
    List<Event> events = new ArrayList<>(row.bodies().size());
    for (Mapped.Body body : row.bodies()) {
      String base = names.base(row.id(), body.type());
      events.add(new Event(body, names.named(base, met.meet(EventNames.ofBase(base)))));
    }
    return new ClaimedRow(
        names.mapping().feed(),
        names.source(),
        text.line(),
        text.raw(),
        row.claim(),
        row.rejectUnknown(),
        false,
        events,
        text.header());
  }

  /** A row of a stream. */
  static ClaimedRow of(Mapped.Claimed row, EventNames names, RowChange.Origin origin) {
    return new ClaimedRow(
        names.mapping().feed(),
        origin.location(),
        origin.position(),
        origin.raw(),
        row.claim(),
        row.rejectUnknown(),
        true,
        row.bodies().stream()
            .map(
                body ->
                    new Event(
                        body, EventNames.at(names.base(row.id(), body.type()), origin.place())))
            .toList(),
        List.of()); // its records name their fields
  }

  /** The same with these events only. */
  ClaimedRow with(List<Event> some) {
    return new ClaimedRow(feed, location, position, raw, claim, rejectUnknown, once, some, header);
  }

  /** The same for all that is told of the row, whoever it names and whichever events it makes. */
  String item() {
    Event first = events.get(0);
    String row = first.named().id().replace('|' + first.body().type(), "");
    Fingerprint name = Fingerprint.of("queue", feed, row);
    return "%016x".formatted(name.high()).substring(0, 12);
  }

  /** What the row tells, and whom it names. */
  long content() {
    List<String> parts = new ArrayList<>();
    parts.add(claim.key());
    for (Event event : events) {
      Fingerprint told = Fingerprint.of(event.body().of(NOBODY));
      parts.add(event.named().id());
      parts.add(Long.toString(told.high()));
      if (once) {
        parts.add(Long.toString(event.named().place().high()));
      }
    }
    return Fingerprint.of(parts.toArray(String[]::new)).high();
  }

  /** When its (first) event happened. */
  Instant eventTime() {
    return events.get(0).body().eventTime();
  }

  /** When it could be known: what is known only later by its own account is known now. */
  Instant known(Instant now) {
    return events.get(0).body().of(NOBODY).known(now);
  }

  /** The row as a dead letter. */
  DeadLetter letter(String detail, Instant now) {
    return new DeadLetter(
        feed, location, position, "", RejectReason.UNKNOWN_ENTERPRISE, detail, raw, now, header);
  }
}
