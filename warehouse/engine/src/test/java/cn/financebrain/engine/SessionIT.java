package cn.financebrain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a session keeps between requests, and what it does not. */
class SessionIT {

  private final Http http = SharedEngine.http();

  @Test
  void keepsTemporaryTablesSettingsAndTheDatabase() {
    String session = "session_id=keeps";
    http.post(session, "CREATE TEMPORARY TABLE mine (n UInt8)");
    http.post(session, "INSERT INTO mine VALUES (1), (2)");
    http.post(session, "SET max_block_size = 4321");
    http.post(session, "USE system");

    String sql = "SELECT sum(n), getSetting('max_block_size'), currentDatabase() FROM mine";

    assertThat(http.post(session, sql).text()).isEqualTo("3\t4321\tsystem\n");
    assertThat(http.post("", "SELECT * FROM mine").code()).isEqualTo("60");
    assertThat(http.post("session_id=other", "SELECT * FROM mine").code()).isEqualTo("60");
  }

  @Test
  void aSettingOfTheUrlEndsWithItsRequest() {
    String session = "session_id=url";
    http.post(session, "SET max_block_size = 1111");

    String within =
        http.post(
                session + "&max_block_size=2222&max_insert_block_size=3333&database=system",
                "SELECT getSetting('max_block_size'), currentDatabase()")
            .text();
    String after =
        http.post(
                session,
                "SELECT getSetting('max_block_size'), currentDatabase(), (SELECT changed FROM"
                    + " system.settings WHERE name = 'max_insert_block_size')")
            .text();

    assertThat(within).isEqualTo("2222\tsystem\n");
    assertThat(after).startsWith("1111\tdefault\t");
  }

  @Test
  void checkFindsWhetherItExists() {
    assertThat(http.post("session_id=none&session_check=1", "SELECT 1").code()).isEqualTo("372");
    http.post("session_id=some", "SELECT 1");
    assertThat(http.post("session_id=some&session_check=1", "SELECT 1").text()).isEqualTo("1\n");
    http.post("session_id=some&close_session=1", "SELECT 1");
    assertThat(http.post("session_id=some&session_check=1", "SELECT 1").code()).isEqualTo("372");
  }

  @Test
  void endsAfterItsTime() {
    http.post("session_id=short&session_timeout=1", "SELECT 1");

    CancelIT.await(
        () ->
            http.post("session_id=short&session_check=1&session_timeout=0", "SELECT 1")
                .code()
                .equals("372"));
    assertThat(http.post("session_id=x&session_timeout=999999", "SELECT 1").code())
        .isEqualTo("374");
  }

  @Test
  void servesOneRequestAtATime() throws Exception {
    try (RawClient client = new RawClient()) {
      client.send(
          RawClient.post(
              "session_id=busy", "SELECT sum(murmurHash3_64(number)) FROM numbers(100000000000)"));
      CancelIT.await(() -> CancelIT.running("murmurHash3_64").equals("1"));

      assertThat(http.post("session_id=busy", "SELECT 1").code()).isEqualTo("373");
    }
  }

  @Test
  void belongsToItsUser() {
    http.post("session_id=owned", "CREATE TEMPORARY TABLE secret (n UInt8)");

    assertThat(
            http.as(SharedEngine.READER, SharedEngine.READER_PASSWORD)
                .post("session_id=owned", "SELECT * FROM secret")
                .code())
        .isEqualTo("60");
  }

  @Test
  void aReadersSessionKeepsTheDatabase() {
    Http reader = http.as(SharedEngine.READER, SharedEngine.READER_PASSWORD);
    reader.post("session_id=r", "USE system");

    assertThat(reader.post("session_id=r", "SELECT currentDatabase()").text())
        .isEqualTo("system\n");
  }
}
