package cn.financebrain.dashboards.audit;

import cn.financebrain.dashboards.DashboardsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The heads of the chain, a line a day: {@code 2026-11-29 1234 <hash>}. A chain alone does not show
 * that its tail was cut; these lines do, so their file belongs where who rules the database can't
 * write.
 */
@Component
class AuditAnchors {
  private final Path file;

  @Autowired
  AuditAnchors(DashboardsSettings settings) {
    this(settings.auditAnchorsFile());
  }

  AuditAnchors(Path file) {
    this.file = file.toAbsolutePath();
  }

  /**
   * @param day in China's time
   */
  record Line(LocalDate day, AuditAnchor anchor) {}

  /**
   * @throws UncheckedIOException if the file can't be read
   * @throws IllegalStateException if a line is not one of ours
   */
  List<Line> read() {
    try {
      if (!Files.exists(file)) {
        return List.of();
      }
      return Files.readAllLines(file).stream()
          .filter(line -> !line.isBlank())
          .map(this::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the audit anchors can't be read from " + file, e);
    }
  }

  private Line parse(String line) {
    String[] words = line.strip().split(" ", -1);
    try {
      return new Line(
          LocalDate.parse(words[0]), new AuditAnchor(Long.parseLong(words[1]), words[2]));
    } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalStateException("no audit anchor: '" + line + "' in " + file, e);
    }
  }

  /** Whether the day has its line. */
  boolean has(LocalDate day) {
    return read().stream().anyMatch(line -> line.day().equals(day));
  }

  Optional<Line> newestBefore(LocalDate day) {
    return read().stream()
        .filter(line -> line.day().isBefore(day))
        .reduce((earlier, later) -> later);
  }

  /**
   * @throws UncheckedIOException if it can't be written to the disk
   */
  void append(LocalDate day, AuditAnchor anchor) {
    String line = day + " " + anchor.id() + " " + anchor.hash() + "\n";
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        channel.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the audit anchor can't be written to " + file, e);
    }
  }
}
