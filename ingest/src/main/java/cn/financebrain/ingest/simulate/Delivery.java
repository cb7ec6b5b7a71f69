package cn.financebrain.ingest.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.ingest.simulate.Faults.Fault;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One table on its way out: rows wait for their day, with the faults of the department, and are
 * written when no earlier one can come any more.
 */
final class Delivery implements Rows, AutoCloseable {
  private static final long FAULTS = 0x6661756cL;

  private record Line(int firm, Fault fault, String text) {}

  /** What was written of a table. */
  record Tally(String table, long rows, long duplicates, long broken, long corrections) {}

  private final Emitter emitter;
  private final City city;
  private final LocalDate until;
  private final BufferedWriter writer;
  private final NavigableMap<LocalDate, List<Line>> waiting = new TreeMap<>();
  private final Lateness lateness;
  private final Faults faults;
  private final int columns;
  private final long tableSeed;
  private final Map<Fault, Long> counts = new EnumMap<>(Fault.class);

  private Firm firm;
  private YearMonth month;
  private boolean past;
  private int documents;
  private Draws draws;

  private Delivery(Emitter emitter, City city, LocalDate until, BufferedWriter writer)
      throws IOException {
    this.emitter = emitter;
    this.city = city;
    this.until = until;
    this.writer = writer;
    this.columns = emitter.header().size();
    this.tableSeed = emitter.table().hashCode();
    this.lateness = new Lateness(city.seed(), emitter.table());
    this.faults = new Faults(emitter.header().indexOf(ENTERPRISE));
    this.month = city.first();
    writer.write(CsvLine.of(emitter.header().toArray()));
  }

  /**
   * @param until the last day on which anything is delivered
   * @throws IllegalArgumentException if the table has no column {@value Rows#ENTERPRISE}
   */
  static Delivery open(Emitter emitter, City city, LocalDate until, Path directory)
      throws IOException {
    if (!emitter.header().contains(ENTERPRISE)) {
      throw new IllegalArgumentException(
          "table %s has columns %s, expected %s"
              .formatted(emitter.table(), emitter.header(), ENTERPRISE));
    }
    Path file = directory.resolve(emitter.table() + ".csv");
    return new Delivery(emitter, city, until, Files.newBufferedWriter(file, UTF_8));
  }

  /** Lets the emitter tell what it knows from before the window. */
  void past(Firm of, YearMonth opening, Histories histories) {
    turnTo(of, opening, true);
    emitter.past(month(histories), this);
  }

  /** Lets the emitter tell of one month. */
  void emit(Firm of, YearMonth in, Histories histories) {
    turnTo(of, in, false);
    emitter.emit(month(histories), this);
  }

  private void turnTo(Firm of, YearMonth in, boolean before) {
    firm = of;
    month = in;
    past = before;
    documents = 0;
    draws = null;
  }

  private FirmMonth month(Histories histories) {
    return new FirmMonth(city, firm, month, histories, tableSeed);
  }

  private long monthNumber() {
    return month.getYear() * 12L + month.getMonthValue();
  }

  @Override
  public String number(String prefix) {
    return String.format(
        Locale.ROOT,
        "%s%d%02d%06d%02d",
        prefix,
        month.getYear(),
        month.getMonthValue(),
        firm.number(),
        ++documents);
  }

  @Override
  public void add(LocalDate event, LocalDate available, Object... cells) {
    check(event, available, cells);
    if (draws == null) {
      draws = Draws.of(city.seed(), FAULTS, tableSeed, firm.number(), monthNumber());
    }
    LocalDate first = city.firstDay();
    LocalDate ready =
        !past
            ? lateness.delivered(available, draws)
            : available.isBefore(first) ? first : available;
    LocalDate shown = past ? available : ready;
    switch (Faults.draw(draws)) {
      case NONE -> put(ready, Fault.NONE, filled(cells, shown));
      case DUPLICATE -> {
        put(ready, Fault.NONE, filled(cells, shown));
        put(ready, Fault.DUPLICATE, filled(cells, shown));
      }
      case BROKEN -> {
        put(ready, Fault.BROKEN, faults.broken(filled(cells, shown), draws));
        LocalDate again = ready.plusDays(draws.between(7, 30));
        put(again, Fault.NONE, filled(cells, again));
      }
      case CORRECTION -> {
        Object[] wrong = filled(cells, shown);
        put(ready, Fault.NONE, wrong);
        Object[] right = Faults.corrected(cells, draws);
        if (right != cells) {
          LocalDate again = ready.plusDays(draws.between(5, 45));
          put(again, Fault.CORRECTION, filled(right, again));
        }
      }
    }
  }

  private void check(LocalDate event, LocalDate available, Object[] cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          "%d cells in a row of %s, expected %d".formatted(cells.length, emitter.table(), columns));
    }
    if (available.isBefore(event) || (!past && available.isBefore(month.atDay(1)))) {
      throw new IllegalArgumentException(
          "a row of %s in %s happens on %s and is available on %s, expected not before either"
              .formatted(emitter.table(), month, event, available));
    }
  }

  private static Object[] filled(Object[] cells, LocalDate delivered) {
    Object[] filled = cells.clone();
    for (int place = 0; place < filled.length; place++) {
      if (filled[place] == DELIVERED) {
        filled[place] = delivered;
      }
    }
    return filled;
  }

  private void put(LocalDate day, Fault fault, Object[] cells) {
    if (!day.isAfter(until)) {
      waiting
          .computeIfAbsent(day, key -> new ArrayList<>())
          .add(new Line(firm.number(), fault, CsvLine.of(cells)));
    }
  }

  /** Writes what is to come up to and on this day. */
  void flush(LocalDate until) throws IOException {
    NavigableMap<LocalDate, List<Line>> ready = waiting.headMap(until, true);
    for (List<Line> lines : ready.values()) {
      lines.sort(Comparator.comparingInt(Line::firm));
      for (Line line : lines) {
        writer.write(line.text());
        counts.merge(line.fault(), 1L, Long::sum);
      }
    }
    ready.clear();
  }

  Tally tally() {
    long rows = counts.values().stream().mapToLong(Long::longValue).sum();
    return new Tally(
        emitter.table(),
        rows,
        count(Fault.DUPLICATE),
        count(Fault.BROKEN),
        count(Fault.CORRECTION));
  }

  private long count(Fault fault) {
    return counts.getOrDefault(fault, 0L);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
