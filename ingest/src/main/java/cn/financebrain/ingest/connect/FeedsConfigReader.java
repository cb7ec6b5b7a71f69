package cn.financebrain.ingest.connect;

import cn.financebrain.ingest.codec.Topics;
import cn.financebrain.ingest.connect.FeedsConfig.Database;
import cn.financebrain.ingest.connect.FeedsConfig.Department;
import cn.financebrain.ingest.connect.FeedsConfig.Folder;
import cn.financebrain.ingest.connect.FeedsConfig.Http;
import cn.financebrain.ingest.connect.FeedsConfig.Kafka;
import cn.financebrain.ingest.connect.FeedsConfig.Secret;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.mapping.MappingException;
import cn.financebrain.ingest.mapping.Section;
import cn.financebrain.ingest.record.RecordFormat.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code feeds.yaml}. Paths in it are relative to its own folder. */
final class FeedsConfigReader {
  private static final Pattern NAME = Pattern.compile("[\\w][\\w-]{0,63}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern ORDERED = Pattern.compile("(?is).*\\border\\s+by\\b.*");
  private static final String PERIOD = "a period such as PT5S or PT1M, from PT0.1S to P31D";
  private static final String FEED = "a bundled feed, a mapping file or a directory of mappings";
  private static final String LISTEN = "host:port, such as 127.0.0.1:8090";
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofDays(31);
  private static final Pattern TOPIC_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
  private static final String TOPIC = "a topic of the department's, not one of the stack's own";
  private static final String FORMATS = "one of cloudevents, debezium, json";
  private static final String BROKERS = "host:port of brokers, such as broker1:9092,broker2:9092";
  private static final String PROPERTIES = "a file of Kafka's properties security.*, sasl.*, ssl.*";
  private static final int MEGABYTE = 1 << 20;
  private static final int BODY_LIMIT_MB = 8;
  private static final int BODY_LIMIT_MAX_MB = 32;

  private final Path directory;
  private final List<String> problems;

  private FeedsConfigReader(Path directory, List<String> problems) {
    this.directory = directory;
    this.problems = problems;
  }

  /**
   * @throws MappingException telling all problems of the file and of the feeds it names at once
   */
  static FeedsConfig read(Path file) {
    List<String> problems = new ArrayList<>();
    Section root = Section.parse(file.toString(), text(file), "feeds.yaml", problems);
    FeedsConfig config =
        new FeedsConfigReader(file.toAbsolutePath().getParent(), problems).config(root);
    if (!problems.isEmpty()) {
      throw new MappingException(file.toString(), problems);
    }
    return config;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new MappingException(file.toString(), List.of("can't be read as UTF-8: " + e));
    }
  }

  private FeedsConfig config(Section root) {
    List<Folder> folders = new ArrayList<>();
    List<Database> databases = new ArrayList<>();
    List<Kafka> kafka = new ArrayList<>();
    Optional<Http> http = Optional.empty();
    if (root.has("folders")) {
      root.map("folders").forEach((name, section) -> folders.add(folder(name, section)));
    }
    if (root.has("databases")) {
      root.map("databases").forEach((name, section) -> databases.add(database(name, section)));
    }
    if (root.has("kafka")) {
      root.map("kafka").forEach((name, section) -> kafka.add(kafka(name, section)));
    }
    if (root.has("http")) {
      http = Optional.of(http(root.section("http")));
    }
    if (Stream.of("folders", "databases", "kafka", "http").noneMatch(root::has)) {
      problems.add("the file declares nothing, expected folders, databases, kafka or http");
    }
    root.finish();
    requireApart(folders);
    requireOwnGroups(kafka);
    return new FeedsConfig(folders, databases, kafka, http);
  }

  private void requireApart(List<Folder> folders) {
    Map<Path, String> owners = new HashMap<>();
    for (Folder folder : folders) {
      String other = owners.put(folder.path(), folder.name());
      if (other != null) {
        problems.add(
            "'folders.%s.path' is '%s', which folder '%s' has already"
                .formatted(folder.name(), folder.path(), other));
      }
    }
  }

  private void checkName(String kind, String name) {
    if (!NAME.matcher(name).matches()) {
      problems.add(
          "'%s.%s': a name has letters, digits, '_' and '-', at most 64".formatted(kind, name));
    }
  }

  private Folder folder(String name, Section section) {
    checkName("folders", name);
    Optional<FeedSet> feed = feed(section);
    Path path = section.required("path", "a directory", directory, text -> directory.resolve(text));
    if (section.has("path") && !Files.isDirectory(path)) {
      section.problem("path", "a directory that is there");
    }
    Folder folder =
        new Folder(
            name,
            feed.orElse(null),
            path.normalize(),
            period(section, "every", Duration.ofSeconds(2)),
            period(section, "settle", Duration.ofSeconds(5)));
    section.finish();
    return folder;
  }

  private Database database(String name, Section section) {
    checkName("databases", name);
    Database database =
        new Database(
            name,
            mapping(section),
            section.required("url", "a JDBC address", "", FeedsConfigReader::jdbcUrl),
            section.optional("user", "a user", Section::notEmpty).orElse(""),
            secret(section),
            section.required(
                "query",
                "a query with one ? (the watermark) that is ordered by it",
                "",
                FeedsConfigReader::query),
            section.text("watermark", "a column of the query's result"),
            section.text("start", "the watermark of the first pull, such as 1970-01-01"),
            period(section, "every", Duration.ofMinutes(1)));
    section.finish();
    return database;
  }

  private Kafka kafka(String name, Section section) {
    checkName("kafka", name);
    FeedMapping mapping = mapping(section);
    Optional<String> usual = Optional.ofNullable(mapping).map(m -> Topics.raw(m.feed()));
    Kafka kafka =
        new Kafka(
            name,
            mapping,
            section.required("format", FORMATS, Kind.JSON, Kind::of),
            section.optional("bootstrap", BROKERS, FeedsConfigReader::brokers),
            section.optional("topic", TOPIC, FeedsConfigReader::topic).orElse(usual.orElse("")),
            section.optional("group", "a name", Section::notEmpty).orElse("finance-brain." + name),
            properties(section));
    section.finish();
    return kafka;
  }

  private static String brokers(String text) {
    for (String broker : text.split(",", -1)) {
      address(broker.strip());
    }
    return text;
  }

  private static String topic(String text) {
    if (!TOPIC_NAME.matcher(text).matches() || Topics.OWN.contains(text)) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  private Optional<Path> properties(Section section) {
    Optional<Path> file =
        section.optional("properties_file", PROPERTIES, text -> directory.resolve(text));
    file.ifPresent(
        path -> {
          try {
            var unused = ClientProperties.read(path);
          } catch (IOException e) {
            section.problem("properties_file", "%s (%s)".formatted(PROPERTIES, e.getMessage()));
          }
        });
    return file;
  }

  /** Two connections of one group would each get a part of the records. */
  private void requireOwnGroups(List<Kafka> connections) {
    Map<String, String> owners = new HashMap<>();
    for (Kafka kafka : connections) {
      String broker = kafka.bootstrap().orElse("");
      String other =
          owners.put(String.join(" ", broker, kafka.topic(), kafka.group()), kafka.name());
      if (other != null) {
        problems.add(
            "'kafka.%s.group' is '%s', in which '%s' reads the same topic: expected one of its own"
                .formatted(kafka.name(), kafka.group(), other));
      }
    }
  }

  private static String jdbcUrl(String text) {
    if (!text.startsWith("jdbc:")) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  private static String query(String text) {
    boolean oneParameter = text.chars().filter(c -> c == '?').count() == 1;
    if (!oneParameter || !ORDERED.matcher(text).matches()) {
      throw new IllegalArgumentException();
    }
    return text.strip();
  }

  private Secret secret(Section section) {
    Optional<Path> file =
        section.optional("password_file", "a file", text -> directory.resolve(text));
    Optional<String> variable =
        section.optional("password_env", "an environment variable", Section::notEmpty);
    if (file.isPresent() && variable.isPresent()) {
      section.problem("password_env", "one of password_file and password_env");
    }
    return file.<Secret>map(Secret.OfFile::new)
        .or(() -> variable.map(Secret.OfEnvironment::new))
        .orElseGet(Secret.None::new);
  }

  /** The one table that the connection feeds; rows that come bit by bit can't be numbered. */
  private FeedMapping mapping(Section section) {
    Optional<FeedSet> feed = feed(section);
    Optional<String> table = section.optional("table", "a mapping's name", Section::notEmpty);
    if (feed.isEmpty()) {
      return null;
    }
    List<FeedMapping> mappings =
        feed.get().mappings().stream()
            .filter(m -> table.isEmpty() || table.get().equals(m.feed()))
            .toList();
    if (mappings.size() != 1) {
      section.problem("table", "one of " + names(feed.get()));
      return null;
    }
    if (mappings.get(0).id().occurrence()) {
      section.problem(
          "table", "one that does not number equal ids (id.occurrence): only files can");
    }
    return mappings.get(0);
  }

  private static String names(FeedSet feed) {
    return String.join(", ", feed.mappings().stream().map(FeedMapping::feed).toList());
  }

  private Optional<FeedSet> feed(Section section) {
    String name = section.text("feed", FEED);
    return name.isEmpty() ? Optional.empty() : open(name);
  }

  private Optional<FeedSet> open(String name) {
    try {
      return Optional.of(
          FeedSet.open(FeedSet.BUNDLED.contains(name) ? name : directory.resolve(name).toString()));
    } catch (MappingException e) {
      e.problems().forEach(problem -> problems.add("feed '%s': %s".formatted(name, problem)));
      return Optional.empty();
    } catch (InvalidPathException e) {
      problems.add("feed '%s': not a path, expected %s".formatted(name, FEED));
      return Optional.empty();
    }
  }

  private static Duration period(Section section, String key, Duration usual) {
    return section.optional(key, PERIOD, FeedsConfigReader::period).orElse(usual);
  }

  private static Duration period(String text) {
    Duration period = Duration.parse(text);
    if (period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException();
    }
    return period;
  }

  private Http http(Section section) {
    InetSocketAddress listen =
        section.required("listen", LISTEN, new InetSocketAddress(0), FeedsConfigReader::address);
    Map<String, FeedMapping> feeds = new HashMap<>();
    List<String> names = section.texts("feeds", "a list of feeds: each " + FEED);
    if (names.isEmpty()) {
      section.problem("feeds", "a list of feeds: each " + FEED);
    }
    for (String name : names) {
      open(name).ifPresent(feed -> feed.mappings().forEach(m -> feeds.put(m.feed(), m)));
    }
    int megabytes =
        section
            .optional("body_limit_mb", "1 to " + BODY_LIMIT_MAX_MB, FeedsConfigReader::megabytes)
            .orElse(BODY_LIMIT_MB);
    List<Department> departments = new ArrayList<>();
    section
        .map("departments")
        .forEach((name, part) -> departments.add(department(name, part, feeds)));
    requireOwnTokens(departments);
    section.finish();
    return new Http(listen, feeds, departments, megabytes * MEGABYTE);
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException();
    }
    return new InetSocketAddress(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  private static int megabytes(String text) {
    int megabytes = Integer.parseInt(text);
    if (megabytes < 1 || megabytes > BODY_LIMIT_MAX_MB) {
      throw new IllegalArgumentException();
    }
    return megabytes;
  }

  private Department department(String name, Section section, Map<String, FeedMapping> feeds) {
    checkName("http.departments", name);
    String hash =
        section.required(
            "token_sha256", "64 hex digits: SHA-256 of the token", "", FeedsConfigReader::hash);
    Set<String> allowed = new HashSet<>(section.texts("feeds", "a list of mappings' names"));
    if (allowed.isEmpty()) {
      section.problem("feeds", "a list of mappings' names");
    }
    for (String feed : allowed) {
      FeedMapping mapping = feeds.get(feed);
      if (mapping == null) {
        problems.add(
            "'http.departments.%s.feeds' has '%s', expected some of %s"
                .formatted(
                    name, feed, String.join(", ", feeds.keySet().stream().sorted().toList())));
      } else if (mapping.id().occurrence()) {
        problems.add(
            ("'http.departments.%s.feeds' has '%s', which numbers equal ids (id.occurrence):"
                    + " only files can")
                .formatted(name, feed));
      }
    }
    section.finish();
    return new Department(name, hash, allowed);
  }

  private static String hash(String text) {
    String hash = text.toLowerCase(Locale.ROOT);
    if (!HASH.matcher(hash).matches()) {
      throw new IllegalArgumentException();
    }
    return hash;
  }

  private void requireOwnTokens(List<Department> departments) {
    Map<String, String> owners = new HashMap<>();
    for (Department department : departments) {
      String other = owners.put(department.tokenHash(), department.name());
      if (other != null && !department.tokenHash().isEmpty()) {
        problems.add(
            "'http.departments.%s.token_sha256' is that of '%s', expected a token of its own"
                .formatted(department.name(), other));
      }
    }
  }
}
