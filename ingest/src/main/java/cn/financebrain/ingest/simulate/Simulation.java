package cn.financebrain.ingest.simulate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/**
 * Lets a city live and writes what departments deliver about it: {@code <table>.csv} for each
 * emitter, rows in the order of the day on which they are delivered, then of the enterprise; and
 * the truth. Same city, same emitters, same bytes.
 */
public final class Simulation {
  /**
   * The file with the stories; it is there from the beginning and marks a simulation's directory.
   */
  public static final String TRUTH = "truth.csv";

  /** The file that counts the faults of each table. */
  public static final String FAULTS = "faults.csv";

  /** How the names of the files with labels begin. */
  public static final String LABELS = "labels-";

  private final City city;
  private final List<Emitter> emitters;
  private final LocalDate until;
  private final Histories histories;
  private final List<Life> lives = new ArrayList<>();

  /** What is delivered up to the end of the window. */
  public Simulation(City city, List<Emitter> emitters) {
    this(city, emitters, city.lastDay());
  }

  /**
   * What is delivered up to a day, and the truth as of that day; a later day only adds rows at the
   * end of each table.
   *
   * @param until a day of the window
   */
  public Simulation(City city, List<Emitter> emitters, LocalDate until) {
    if (until.isBefore(city.firstDay()) || until.isAfter(city.lastDay())) {
      throw new IllegalArgumentException(
          "%s is not within %s to %s".formatted(until, city.firstDay(), city.lastDay()));
    }
    this.city = city;
    this.emitters = List.copyOf(emitters);
    this.until = until;
    this.histories = new Histories(city.firms().size());
    city.firms().forEach(firm -> lives.add(new Life(city, firm)));
  }

  /** The names of all files that a simulation with these emitters writes. */
  public static Set<String> fileNames(List<Emitter> emitters) {
    Set<String> names = new TreeSet<>(Truth.FILES);
    emitters.forEach(emitter -> names.add(emitter.table() + ".csv"));
    return names;
  }

  /**
   * Writes all files; once for each simulation.
   *
   * @param directory exists
   * @param monthsDone is told the number of months done after each
   */
  public void write(Path directory, IntConsumer monthsDone) throws IOException {
    Truth truth = new Truth(city, until, directory);
    truth.write();
    List<Delivery> deliveries = new ArrayList<>();
    try {
      for (Emitter emitter : emitters) {
        deliveries.add(Delivery.open(emitter, city, until, directory));
      }
      run(deliveries, monthsDone);
    } finally {
      for (Delivery delivery : deliveries) {
        delivery.close();
      }
    }
    truth.write(deliveries.stream().map(Delivery::tally).toList());
  }

  private void run(List<Delivery> deliveries, IntConsumer monthsDone) throws IOException {
    YearMonth opening = city.first().minusMonths(1);
    for (int ago = Histories.MONTHS; ago >= 1; ago--) {
      live(city.first().minusMonths(ago));
    }
    for (Firm firm : city.firms()) {
      if (firm.established().isBefore(city.firstDay())) {
        deliveries.forEach(delivery -> delivery.past(firm, opening, histories));
      }
    }
    int done = 0;
    for (YearMonth month = city.first(); !month.isAfter(city.last()); month = month.plusMonths(1)) {
      live(month);
      for (Delivery delivery : deliveries) {
        emit(delivery, month);
      }
      monthsDone.accept(++done);
    }
  }

  private void live(YearMonth month) {
    histories.nextMonth();
    for (Firm firm : city.firms()) {
      if (!firm.established().isAfter(month.atEndOfMonth())) {
        histories.put(firm, lives.get(firm.number() - 1).step(month, histories));
      }
    }
  }

  private void emit(Delivery delivery, YearMonth month) throws IOException {
    for (Firm firm : city.firms()) {
      if (!firm.established().isAfter(month.atEndOfMonth())) {
        delivery.emit(firm, month, histories);
      }
    }
    delivery.flush(month.atEndOfMonth());
  }
}
