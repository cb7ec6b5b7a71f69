package cn.financebrain.dashboards;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads server-sent events on a thread of its own. */
final class ServerEvents implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpResponse<InputStream> response;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  /** A record of its own kind for the end of the stream. */
  record Event(String name, String id, String data, boolean end) {}

  ServerEvents(HttpResponse<InputStream> response) {
    this.response = response;
    Thread reader = new Thread(this::read, "server-events");
    reader.setDaemon(true);
    reader.start();
  }

  int status() {
    return response.statusCode();
  }

  /** The next event of this name; others are passed over. */
  Event next(String name) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Event event = poll();
      if (event != null && event.end()) {
        throw new AssertionError("the stream ended before an event " + name);
      }
      if (event != null && event.name().equals(name)) {
        return event;
      }
    }
    throw new AssertionError("no event " + name);
  }

  /** The names of the events that come until this many heartbeats have. */
  List<String> untilHeartbeats(int count) {
    List<String> names = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && Collections.frequency(names, "heartbeat") < count) {
      Event event = poll();
      if (event != null) {
        names.add(event.name());
      }
    }
    return names;
  }

  void awaitEnd() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Event event = poll();
      if (event != null && event.end()) {
        return;
      }
    }
    throw new AssertionError("the stream did not end");
  }

  private Event poll() {
    try {
      return events.poll(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String name = "";
      String id = "";
      StringBuilder data = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          events.add(new Event(name, id, data.toString(), false));
          name = "";
          data.setLength(0);
        } else if (line.startsWith("event:")) {
          name = line.substring(6).strip();
        } else if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("data:")) {
          data.append(line.substring(5).strip());
        }
      }
    } catch (IOException e) {
      // closed: the same as its end
    }
    events.add(new Event("", "", "", true));
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
