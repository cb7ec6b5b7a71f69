package cn.financebrain.ingest.connect;

import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.record.RecordFormat;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The connections of a stack: the file {@code feeds.yaml}, read by {@link FeedsConfigReader}. */
record FeedsConfig(
    List<Folder> folders, List<Database> databases, List<Kafka> kafka, Optional<Http> http) {
  FeedsConfig {
    folders = List.copyOf(folders);
    databases = List.copyOf(databases);
    kafka = List.copyOf(kafka);
  }

  /** What all of them are read by. */
  List<FeedMapping> mappings() {
    List<FeedMapping> mappings = new ArrayList<>();
    folders.forEach(folder -> mappings.addAll(folder.feed().mappings()));
    databases.forEach(database -> mappings.add(database.mapping()));
    kafka.forEach(topic -> mappings.add(topic.mapping()));
    http.ifPresent(push -> mappings.addAll(push.feeds().values()));
    return mappings;
  }

  /**
   * A folder into which a department puts files.
   *
   * @param every how often it is looked at
   * @param settle how long a file must have stayed as it is to be taken
   */
  record Folder(String name, FeedSet feed, Path path, Duration every, Duration settle) {}

  /**
   * A query that tells what has changed since a watermark.
   *
   * @param query has one {@code ?}, the watermark, and is ordered by it
   * @param watermark the column of its result
   * @param start the watermark of the first pull
   */
  record Database(
      String name,
      FeedMapping mapping,
      String url,
      String user,
      Secret password,
      String query,
      String watermark,
      String start,
      Duration every) {}

  /**
   * A topic into which a department writes.
   *
   * @param bootstrap of its broker; empty: the stack's own, where the topic is created
   * @param group in whose name offsets are committed
   * @param properties file of {@link ClientProperties}
   */
  record Kafka(
      String name,
      FeedMapping mapping,
      RecordFormat.Kind format,
      Optional<String> bootstrap,
      String topic,
      String group,
      Optional<Path> properties) {}

  /**
   * Where rows can be pushed to.
   *
   * @param feeds by the name of the mapping
   * @param bodyLimit bytes of a request
   */
  record Http(
      InetSocketAddress listen,
      Map<String, FeedMapping> feeds,
      List<Department> departments,
      int bodyLimit) {
    Http {
      feeds = Map.copyOf(feeds);
      departments = List.copyOf(departments);
    }
  }

  /**
   * Who may push.
   *
   * @param tokenHash SHA-256 of its token, in lower-case hex
   * @param feeds the mappings that it may push to
   */
  record Department(String name, String tokenHash, Set<String> feeds) {
    Department {
      feeds = Set.copyOf(feeds);
    }
  }

  /** A password that is read anew for each use, so that it can be changed; none stands in files. */
  sealed interface Secret {
    record None() implements Secret {}

    record OfFile(Path file) implements Secret {}

    record OfEnvironment(String variable) implements Secret {}
  }
}
