package cn.financebrain.ingest.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** What really happened, beside what departments delivered. */
final class Truth {
  private static final String FUNDRAISING = Simulation.LABELS + "fundraising.csv";
  private static final String DEFAULT = Simulation.LABELS + "default.csv";

  /** The names of all files. */
  static final List<String> FILES =
      List.of(Simulation.TRUTH, FUNDRAISING, DEFAULT, Simulation.FAULTS);

  /** The columns of the stories. */
  static final String HEADER =
      "uscc,story,group,started_on,promoting_on,strained_on,collapsed_on,fundraising,default";

  private final City city;
  private final LocalDate until;
  private final Path directory;

  /**
   * @param until the day as of which the labels are
   */
  Truth(City city, LocalDate until, Path directory) {
    this.city = city;
    this.until = until;
    this.directory = directory;
  }

  void write() throws IOException {
    stories();
    labels(FUNDRAISING, true);
    labels(DEFAULT, false);
  }

  private void stories() throws IOException {
    try (BufferedWriter file = open(Simulation.TRUTH)) {
      file.write(HEADER + "\n");
      for (Firm firm : city.firms()) {
        Story story = firm.story();
        file.write(
            CsvLine.of(
                firm.uscc(),
                story.kind(),
                story.group(),
                story.startedOn(),
                story.promotingOn(),
                story.strainedOn(),
                story.collapsedOn(),
                label(story, true),
                label(story, false)));
      }
    }
  }

  private void labels(String name, boolean fundraising) throws IOException {
    try (BufferedWriter file = open(name)) {
      file.write("enterprise_id,label\n");
      for (Firm firm : city.firms()) {
        file.write(CsvLine.of(firm.uscc(), label(firm.story(), fundraising)));
      }
    }
  }

  private int label(Story story, boolean fundraising) {
    return (fundraising ? story.fundraisingBy(until) : story.defaultBy(until)) ? 1 : 0;
  }

  void write(List<Delivery.Tally> tallies) throws IOException {
    try (BufferedWriter file = open(Simulation.FAULTS)) {
      file.write("table,rows,duplicates,broken,corrections\n");
      for (Delivery.Tally tally : tallies) {
        file.write(
            CsvLine.of(
                tally.table(),
                tally.rows(),
                tally.duplicates(),
                tally.broken(),
                tally.corrections()));
      }
    }
  }

  private BufferedWriter open(String name) throws IOException {
    return Files.newBufferedWriter(directory.resolve(name), UTF_8);
  }
}
