package cn.financebrain.ingest.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.contract.Uscc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@link Simulation#TRUTH} tells of an enterprise: its story, with the dates that it has, also
 * those after the end of the simulation.
 *
 * @param group number of the cluster or circle it belongs to, 0 if none
 * @param promotingOn when a scheme goes to the public, or a loud but honest enterprise begins
 * @param collapsedOn when it stops paying
 */
public record Fate(
    Uscc uscc,
    Story.Kind kind,
    int group,
    Optional<LocalDate> promotingOn,
    Optional<LocalDate> collapsedOn) {
  private static final List<String> HEADER = List.of(Truth.HEADER.split(","));

  /** Whether it takes money from the public against the law, sooner or later. */
  public boolean raisesMoney() {
    return promotingOn.isPresent() && !kind.suspiciousButHonest();
  }

  /**
   * Reads a truth.
   *
   * @throws IllegalArgumentException if the file is not a simulation's
   */
  public static List<Fate> read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, UTF_8);
    if (lines.isEmpty() || !lines.get(0).equals(Truth.HEADER)) {
      throw new IllegalArgumentException(
          "%s begins with '%s', expected '%s'"
              .formatted(file, lines.isEmpty() ? "" : lines.get(0), Truth.HEADER));
    }
    List<Fate> fates = new ArrayList<>();
    for (int number = 2; number <= lines.size(); number++) {
      fates.add(of(lines.get(number - 1), file, number));
    }
    return fates;
  }

  private static Fate of(String line, Path file, int number) {
    String[] cells = line.split(",", -1); // no cell of it is ever quoted
    try {
      if (cells.length != HEADER.size()) {
        throw new IllegalArgumentException(
            "%d cells, expected %d".formatted(cells.length, HEADER.size()));
      }
      return new Fate(
          new Uscc(cell(cells, "uscc")),
          Story.Kind.valueOf(cell(cells, "story")),
          Integer.parseInt(cell(cells, "group")),
          date(cell(cells, "promoting_on")),
          date(cell(cells, "collapsed_on")));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(
          "%s, line %d: %s".formatted(file, number, e.getMessage()), e);
    }
  }

  private static String cell(String[] cells, String column) {
    return cells[HEADER.indexOf(column)];
  }

  private static Optional<LocalDate> date(String cell) {
    return cell.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(cell));
  }
}
