package cn.financebrain.ingest.connect;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.feed.FeedLoad;
import cn.financebrain.ingest.load.BatchReading;
import cn.financebrain.ingest.mapping.HeaderCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * Pulls from a database what has changed since the {@link Watermark}, which is kept in {@code
 * DATA/ingest/watermarks} and moves with every batch that is safe in the log. So a killed process
 * goes on where it was, and what is read twice is recognised by the ledger.
 */
final class DatabaseConnection implements cn.financebrain.ingest.connect.Connection {
  private static final int FETCH_ROWS = 1_000;
  private static final int QUERY_SECONDS = 600;

  private final FeedsConfig.Database config;
  private final Intake intake;
  private final Consumer<FeedLoad> loads;
  private final Path watermarkFile;

  /**
   * @param ingest the directory {@code DATA/ingest}
   */
  DatabaseConnection(
      FeedsConfig.Database config, Intake intake, Consumer<FeedLoad> loads, Path ingest) {
    this.config = config;
    this.intake = intake;
    this.loads = loads;
    this.watermarkFile = ingest.resolve("watermarks").resolve(config.name() + ".json");
  }

  @Override
  public String name() {
    return "database " + config.name();
  }

  @Override
  public Duration every() {
    return config.every();
  }

  @Override
  public String run() throws SQLException, IOException {
    Watermark watermark = Watermark.read(watermarkFile, config.start());
    try (Connection connection = DriverManager.getConnection(config.url(), credentials());
        PreparedStatement statement = connection.prepareStatement(config.query())) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false); // else PostgreSQL's driver reads all rows at once
      statement.setFetchSize(FETCH_ROWS);
      statement.setQueryTimeout(QUERY_SECONDS);
      bind(statement, watermark.from());
      try (ResultSet result = statement.executeQuery()) {
        return read(
            new DatabaseRows(result, config.mapping().zone(), config.watermark(), watermark));
      }
    }
  }

  /** As a text whose type the database finds out, which PostgreSQL does only for "other". */
  private void bind(PreparedStatement statement, String watermark) throws SQLException {
    if (config.url().startsWith("jdbc:postgresql:")) {
      statement.setObject(1, watermark, Types.OTHER);
    } else {
      statement.setString(1, watermark);
    }
  }

  private String read(DatabaseRows rows) throws IOException {
    Optional<String> problem = HeaderCheck.problem(config.mapping(), rows.header());
    if (problem.isPresent()) {
      throw new IOException(problem.get().replace("the file", "the query's result"));
    }
    BatchReading.Result result =
        intake
            .patient(config.mapping(), () -> rows.watermark().write(watermarkFile))
            .rows(rows, name());
    loads.accept(result.load());
    FeedRun run = result.run();
    return run.read() == run.duplicate()
        ? ""
        : "read %,d, accepted %,d, duplicate %,d, queued %,d, rejected %,d"
            .formatted(run.read(), run.accepted(), run.duplicate(), run.queued(), run.refused());
  }

  private Properties credentials() throws IOException {
    Properties properties = new Properties();
    if (!config.user().isEmpty()) {
      properties.setProperty("user", config.user());
    }
    FeedsConfig.Secret secret = config.password();
    if (secret instanceof FeedsConfig.Secret.OfFile file) {
      properties.setProperty("password", Files.readString(file.file()).strip());
    } else if (secret instanceof FeedsConfig.Secret.OfEnvironment environment) {
      String password = System.getenv(environment.variable());
      if (password == null) {
        throw new IOException("the variable " + environment.variable() + " is not set");
      }
      properties.setProperty("password", password);
    }
    return properties;
  }
}
