package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.casework.WorkingDays;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The working days in force: those of the product, or of one file instead, and of each year that
 * the office brings a file {@code 2027.csv} of, that file's. A file may come while the server runs.
 */
public class WorkingCalendar implements Supplier<WorkingDays> {
  private static final Logger LOG = LoggerFactory.getLogger(WorkingCalendar.class);
  private static final String BUILT_IN = "/working-days.csv";
  private static final Pattern YEAR = Pattern.compile("([0-9]{4})\\.csv");

  private final WorkingDays base;
  private final String directory;
  private Map<Path, FileTime> seen;
  private volatile WorkingDays inForce;
  private volatile String trouble = "";

  /**
   * A file that can't be read or is broken ends the start, with its name.
   *
   * @param file of the days, instead of the product's; empty for these
   * @param directory of later years; empty for none
   */
  WorkingCalendar(String file, String directory) {
    this.base = base(file);
    this.directory = directory;
    this.seen = files();
    this.inForce = read(seen);
  }

  @Override
  public WorkingDays get() {
    return inForce;
  }

  /** What is wrong with a file that came while the server ran; the days of before hold on. */
  public Optional<String> trouble() {
    return Optional.of(trouble).filter(text -> !text.isEmpty());
  }

  /** Reads the files anew where one came, went or was changed. */
  synchronized void refresh() {
    try {
      Map<Path, FileTime> now = files();
      if (now.equals(seen)) {
        return;
      }
      seen = now;
      inForce = read(now);
      trouble = "";
      LOG.info("working days: read {} anew", now.keySet());
    } catch (IllegalStateException | UncheckedIOException e) {
      trouble = e.getMessage();
      LOG.error("{}; the days of before hold on", e.getMessage());
    }
  }

  private static WorkingDays base(String file) {
    try (InputStream in =
        file.isBlank()
            ? WorkingCalendar.class.getResourceAsStream(BUILT_IN)
            : Files.newInputStream(Path.of(file))) {
      return WorkingDays.parse(
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw broken(file, e);
    }
  }

  private Map<Path, FileTime> files() {
    if (directory.isBlank() || !Files.isDirectory(Path.of(directory))) {
      return Map.of();
    }
    try (Stream<Path> all = Files.list(Path.of(directory))) {
      Map<Path, FileTime> files = new TreeMap<>();
      for (Path file : all.filter(each -> each.toString().endsWith(".csv")).toList()) {
        files.put(file, Files.getLastModifiedTime(file));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private WorkingDays read(Map<Path, FileTime> files) {
    WorkingDays all = base;
    for (Path file : files.keySet()) {
      try {
        Matcher name = YEAR.matcher(file.getFileName().toString());
        if (!name.matches()) {
          throw new IllegalArgumentException("expected a name such as 2027.csv");
        }
        WorkingDays told = WorkingDays.parse(Files.readAllLines(file));
        all = all.withYear(Integer.parseInt(name.group(1)), told);
      } catch (IOException | IllegalArgumentException e) {
        throw broken(file.toString(), e);
      }
    }
    return all;
  }

  private static IllegalStateException broken(String file, Exception e) {
    return new IllegalStateException("working days of '%s': %s".formatted(file, e.getMessage()), e);
  }
}
