package cn.financebrain.ingest.connect;

import cn.financebrain.contract.feed.FeedLoad;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.FeedSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A feed of one table, a log in memory, and a clock that is set by hand. */
final class Offices implements AutoCloseable {
  private static final String MAPPING =
      """
      feed: city/tax
      files: ["tax*"]
      enterprise: {column: code, scheme: city}
      id: {columns: [doc]}
      events:
        - type: office.told
          category: tax
          event_time: {column: day}
      columns:
        doc: {type: text, required: true}
        day: {type: date, formats: [yyyy-MM-dd]}
        amount: {field: amount, type: number}
        note: {field: note, type: text, optional: true}
      """;

  final FakeLog log = new FakeLog();
  final List<FeedLoad> loads = Collections.synchronizedList(new ArrayList<>());
  final FeedSet feed;
  final Intake intake;
  final SharedLog shared;
  Instant now = Instant.parse("2026-06-01T00:00:00Z");

  Offices(Path directory) throws IOException {
    Path mapping = Files.writeString(directory.resolve("tax.yaml"), MAPPING);
    feed = FeedSet.open(mapping.toString());
    shared = new SharedLog(log, Duration.ofHours(1));
    intake = new Intake(shared, directory.resolve("ingest"), clock());
  }

  FeedMapping tax() {
    return feed.mappings().get(0);
  }

  /** The ids of all events that were published, in order. */
  List<String> published() {
    return log.sink.events.stream()
        .map(event -> event.key().id() + " " + event.revision())
        .toList();
  }

  Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now;
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
      }
    };
  }

  @Override
  public void close() {
    intake.close();
  }
}
