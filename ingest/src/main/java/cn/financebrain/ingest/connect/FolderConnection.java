package cn.financebrain.ingest.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.feed.FeedLoad;
import cn.financebrain.ingest.load.BatchReading;
import cn.financebrain.ingest.mapping.FeedMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A watched folder. A file is taken when it has stayed as it is for a while, which one that was
 * renamed into place has; {@code *.part}, {@code *.tmp} and hidden files never are. It is moved to
 * {@code working}, read, and moved to {@code done}, or to {@code failed} with a note beside it if
 * it could not be read to its end. What a killed process left in {@code working} is read again from
 * its start: the ledger knows what of it is in the log.
 */
final class FolderConnection implements Connection {
  static final String WORKING = "working";
  static final String DONE = "done";
  static final String FAILED = "failed";
  static final String NOTE = ".note.txt";

  private static final Logger LOG = LoggerFactory.getLogger(FolderConnection.class);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private record Look(long size, FileTime modified) {}

  /**
   * @param since when it was first seen to be like this
   */
  private record Seen(Look look, Instant since) {}

  private final FeedsConfig.Folder config;
  private final Intake intake;
  private final Consumer<FeedLoad> loads;
  private final Clock clock;
  private Map<Path, Seen> seen = new HashMap<>();

  FolderConnection(
      FeedsConfig.Folder config, Intake intake, Consumer<FeedLoad> loads, Clock clock) {
    this.config = config;
    this.intake = intake;
    this.loads = loads;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "folder " + config.name();
  }

  @Override
  public Duration every() {
    return config.every();
  }

  @Override
  public String run() throws IOException {
    List<String> took = new ArrayList<>();
    for (Path left : files(config.path().resolve(WORKING))) {
      took.add(load(left));
    }
    for (Path ready : settled()) {
      took.add(load(moved(ready, WORKING)));
    }
    return String.join("; ", took);
  }

  /** Files that may be taken, the oldest first: what came later may correct it. */
  private List<Path> settled() throws IOException {
    Instant now = clock.instant();
    Instant old = now.minus(config.settle());
    Map<Path, Seen> looks = new HashMap<>();
    List<Path> settled = new ArrayList<>();
    for (Path file : files(config.path())) {
      Look look = look(file);
      Seen before = seen.get(file);
      boolean same = before != null && before.look().equals(look);
      boolean changed = before != null && !same;
      Seen here = same ? before : new Seen(look, now);
      looks.put(file, here);
      boolean untouched = !changed && !look.modified().toInstant().isAfter(old);
      if (untouched || !here.since().isAfter(old)) { // the second where clocks differ
        settled.add(file);
      }
    }
    seen = looks;
    settled.sort(
        Comparator.comparing((Path file) -> looks.get(file).look().modified())
            .thenComparing(Comparator.naturalOrder()));
    return settled;
  }

  private static Look look(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new Look(attributes.size(), attributes.lastModifiedTime());
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      if (folder.endsWith(WORKING)) {
        return List.of();
      }
      throw new IOException(folder + " is not there · 文件夹不存在");
    }
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(FolderConnection::isWanted).sorted().toList();
    }
  }

  private static boolean isWanted(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file)
        && !name.startsWith(".")
        && !name.endsWith(".part")
        && !name.endsWith(".tmp");
  }

  /**
   * @param file in the folder of those at work
   * @return what came of it
   */
  private String load(Path file) throws IOException {
    String name = file.getFileName().toString();
    List<FeedMapping> mappings = config.feed().matching(file);
    if (mappings.isEmpty()) {
      return fail(file, List.of("no mapping of the feed reads it · 没有映射匹配该文件"), "");
    }
    Look before = look(file);
    List<String> problems = new ArrayList<>();
    StringBuilder counts = new StringBuilder();
    for (FeedMapping mapping : mappings) {
      BatchReading.Result result = intake.patient(mapping).file(file, name);
      loads.accept(result.load());
      problems.addAll(result.problems());
      counts.append(told(result.run()));
    }
    if (!look(file).equals(before)) {
      return name + " was written to while it was read; it is read again" + counts;
    }
    if (!problems.isEmpty()) {
      return fail(file, problems, counts.toString());
    }
    moved(file, DONE);
    return name + counts;
  }

  private static String told(FeedRun run) {
    return " · %s: read %,d, accepted %,d, duplicate %,d, queued %,d, rejected %,d"
        .formatted(
            run.feed(), run.read(), run.accepted(), run.duplicate(), run.queued(), run.refused());
  }

  private String fail(Path file, List<String> problems, String counts) throws IOException {
    String problem = String.join("\n", problems);
    Path failed = moved(file, FAILED);
    Files.writeString(
        failed.resolveSibling(failed.getFileName() + NOTE),
        "%s\n%s\n%s\n".formatted(clock.instant(), problem, counts.strip()),
        UTF_8);
    LOG.warn("{}: {} was moved to {}: {}", name(), file.getFileName(), FAILED, problem);
    return "%s failed: %s%s".formatted(file.getFileName(), problem, counts);
  }

  /** Moves a file into a folder beside; one of its name that is there already stays. */
  private Path moved(Path file, String folder) throws IOException {
    Path target = config.path().resolve(folder).resolve(file.getFileName());
    Files.createDirectories(target.getParent());
    if (Files.exists(target)) {
      target = target.resolveSibling(STAMP.format(clock.instant()) + "-" + file.getFileName());
    }
    return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
  }
}
