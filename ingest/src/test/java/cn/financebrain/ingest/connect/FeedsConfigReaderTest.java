package cn.financebrain.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import cn.financebrain.ingest.mapping.MappingException;
import cn.financebrain.ingest.record.RecordFormat.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedsConfigReaderTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  @TempDir private Path directory;

  @Test
  void allKindsOfConnectionsAreRead() throws IOException {
    Files.createDirectories(directory.resolve("inbox/tax"));
    Path properties =
        Files.writeString(directory.resolve("court.properties"), "security.protocol=SASL_SSL\n");

    FeedsConfig config =
        read(
            """
            folders:
              tax-files: {feed: city, path: inbox/tax, settle: PT1S}
            databases:
              court:
                feed: city
                table: city/litigation_case
                url: jdbc:postgresql://127.0.0.1/court
                user: reader
                password_file: court.password
                query: |
                  select * from suits where updated_at > ?
                  order by updated_at
                watermark: updated_at
                start: 1970-01-01
                every: PT30S
            kafka:
              tax-events: {feed: city, table: city/tax_assessment, format: cloudevents}
              court-changes:
                feed: city
                table: city/litigation_case
                format: debezium
                bootstrap: broker1:9093,broker2:9093
                topic: court.public.suits
                group: city-brain
                properties_file: court.properties
            http:
              listen: 127.0.0.1:8090
              feeds: [city]
              departments:
                tax-bureau: {token_sha256: %s, feeds: [city/tax_credit]}
            """
                .formatted(HASH));

    assertThat(config.folders())
        .singleElement()
        .satisfies(
            folder -> {
              assertThat(folder.path()).isEqualTo(directory.resolve("inbox/tax"));
              assertThat(folder.every()).isEqualTo(Duration.ofSeconds(2));
              assertThat(folder.settle()).isEqualTo(Duration.ofSeconds(1));
            });
    assertThat(config.databases())
        .singleElement()
        .satisfies(
            database -> {
              assertThat(database.mapping().feed()).isEqualTo("city/litigation_case");
              assertThat(database.password())
                  .isEqualTo(new FeedsConfig.Secret.OfFile(directory.resolve("court.password")));
              assertThat(database.every()).isEqualTo(Duration.ofSeconds(30));
            });
    assertThat(config.kafka())
        .extracting(FeedsConfig.Kafka::topic, FeedsConfig.Kafka::group, FeedsConfig.Kafka::format)
        .containsExactly(
            tuple("fb.raw.city.tax_assessment.v1", "finance-brain.tax-events", Kind.CLOUDEVENTS),
            tuple("court.public.suits", "city-brain", Kind.DEBEZIUM));
    assertThat(config.kafka().get(0).bootstrap()).isEmpty();
    assertThat(config.kafka().get(1).bootstrap()).contains("broker1:9093,broker2:9093");
    assertThat(config.kafka().get(1).properties()).contains(properties);
    assertThat(ClientProperties.read(properties)).containsEntry("security.protocol", "SASL_SSL");
    assertThat(config.http().orElseThrow().feeds()).containsKey("city/complaint");
    assertThat(config.http().orElseThrow().listen().getPort()).isEqualTo(8090);
  }

  @Test
  void allProblemsAreToldAtOnce() throws IOException {
    Files.writeString(directory.resolve("broken.yaml"), "feed: x/y\n");
    Files.writeString(directory.resolve("unsafe"), "ssl.protocol=TLS\nenable.auto.commit=true\n");
    String yaml =
        """
        folders:
          a b: {feed: city, path: nowhere}
          one: {feed: city, path: ., every: soon, colour: red}
          two: {feed: nothing, path: .}
          three: {feed: broken.yaml}
        databases:
          court:
            feed: city
            url: postgresql://x
            query: select 1
            password_file: x
            password_env: Y
            watermark: t
          numbered:
            feed: bdci
            table: bdci/news_info
            url: jdbc:x
            query: select * from t where a > ? order by a
            watermark: a
            start: 0
        kafka:
          one: {feed: city, table: city/tax_assessment, format: avro, bootstrap: here, topic: fb.event.v1}
          two: {feed: city, table: city/tax_assessment, format: json, group: g, properties_file: none}
          three: {feed: city, table: city/tax_assessment, format: json, group: g, properties_file: unsafe}
        http:
          listen: here
          feeds: [city]
          body_limit_mb: 1000
          departments:
            a: {token_sha256: secret, feeds: [city/tax_credit]}
            b: {token_sha256: %1$s, feeds: [city/taxes]}
            c: {token_sha256: %1$s}
        colour: red
        """
            .formatted(HASH);

    MappingException thrown = catchThrowableOfType(MappingException.class, () -> read(yaml));

    assertThat(thrown.problems())
        .contains(
            "'folders.a b': a name has letters, digits, '_' and '-', at most 64",
            "'folders.a b.path' is 'nowhere', expected a directory that is there",
            "'folders.one.every' is 'soon', expected a period such as PT5S or PT1M, from PT0.1S to"
                + " P31D",
            "'folders.one.colour' is not a key of feeds.yaml",
            "'folders.three.path' is missing, expected a directory",
            "'databases.court.url' is 'postgresql://x', expected a JDBC address",
            "'databases.court.query' is 'select 1', expected a query with one ? (the watermark)"
                + " that is ordered by it",
            "'databases.court.password_env' is 'Y', expected one of password_file and password_env",
            "'databases.court.start' is missing, expected the watermark of the first pull, such as"
                + " 1970-01-01",
            "'kafka.one.format' is 'avro', expected one of cloudevents, debezium, json",
            "'kafka.one.bootstrap' is 'here', expected host:port of brokers, such as"
                + " broker1:9092,broker2:9092",
            "'kafka.one.topic' is 'fb.event.v1', expected a topic of the department's, not one of"
                + " the stack's own",
            "'kafka.three.group' is 'g', in which 'two' reads the same topic: expected one of its"
                + " own",
            "'http.listen' is 'here', expected host:port, such as 127.0.0.1:8090",
            "'http.body_limit_mb' is 1000, expected 1 to 32",
            "'http.departments.a.token_sha256' is 'secret', expected 64 hex digits: SHA-256 of the"
                + " token",
            "'http.departments.c.token_sha256' is that of 'b', expected a token of its own",
            "'http.departments.c.feeds' is missing, expected a list of mappings' names",
            "'colour' is not a key of feeds.yaml")
        .anyMatch(problem -> problem.startsWith("'folders.two.path' is '" + directory))
        .anyMatch(problem -> problem.startsWith("'kafka.two.properties_file' is 'none', expected"))
        .anyMatch(problem -> problem.contains("unsafe sets 'enable.auto.commit', expected only"))
        .anyMatch(problem -> problem.startsWith("feed 'nothing': no such feed"))
        .anyMatch(problem -> problem.startsWith("feed 'broken.yaml': broken.yaml: "))
        .anyMatch(problem -> problem.startsWith("'databases.court.table' is missing, expected one"))
        .anyMatch(problem -> problem.startsWith("'http.departments.b.feeds' has 'city/taxes'"));
  }

  @Test
  void aFileThatDeclaresNothingIsRefused() {
    assertThat(catchThrowableOfType(MappingException.class, () -> read("{}")).problems())
        .containsExactly("the file declares nothing, expected folders, databases, kafka or http");
    assertThat(catchThrowableOfType(MappingException.class, () -> read("a: [")).problems())
        .singleElement()
        .asString()
        .startsWith("line ");
  }

  private FeedsConfig read(String yaml) throws IOException {
    return FeedsConfigReader.read(Files.writeString(directory.resolve("feeds.yaml"), yaml));
  }
}
