package cn.financebrain.cli.city;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Emitters;
import cn.financebrain.ingest.simulate.Simulation;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.IntConsumer;

/**
 * Which city is simulated. The same plan, the same files; a later {@code until} only adds rows.
 *
 * @param months length of its window
 * @param last the last month of its window
 * @param until a day of that month: what is delivered later is left out
 */
public record CityPlan(long seed, int enterprises, int months, YearMonth last, LocalDate until) {

  /** The city whose window ends with the month of a day, as it stands on that day. */
  public static CityPlan until(long seed, int enterprises, int months, LocalDate day) {
    return new CityPlan(seed, enterprises, months, YearMonth.from(day), day);
  }

  /** The same city, told up to another day, at most the last of its window. */
  public CityPlan toldUntil(LocalDate day) {
    LocalDate end = last.atEndOfMonth();
    return new CityPlan(seed, enterprises, months, last, day.isAfter(end) ? end : day);
  }

  /** Once the log has the tables; the truth, the labels and the count of faults stay. */
  public static void deleteTables(Path directory) throws IOException {
    try (DirectoryStream<Path> tables = Files.newDirectoryStream(directory, "*.csv")) {
      for (Path table : tables) {
        if (!isTruth(String.valueOf(table.getFileName()))) {
          Files.delete(table);
        }
      }
    }
  }

  private static boolean isTruth(String fileName) {
    return fileName.equals(Simulation.TRUTH)
        || fileName.equals(Simulation.FAULTS)
        || fileName.startsWith(Simulation.LABELS);
  }

  /** Whether a file of that name is one of a city's. */
  public static boolean isFile(String name) {
    return Simulation.fileNames(Emitters.all()).contains(name);
  }

  /** How many tables are written. */
  public static int tables() {
    return Emitters.all().size();
  }

  /**
   * Writes the tables and the truth.
   *
   * @param directory is made where it is not there yet
   * @param monthsDone is told the number of months done after each
   */
  public void write(Path directory, IntConsumer monthsDone) throws IOException {
    Files.createDirectories(directory);
    City city = City.of(seed, enterprises, months, last);
    new Simulation(city, Emitters.all(), until).write(directory, monthsDone);
  }
}
