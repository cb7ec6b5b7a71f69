package cn.financebrain.engine.chdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SqlTextTest {

  @Test
  void commentsAndStringsAreNotWords() {
    assertThat(SqlText.tokens("/* a /* b */ */ SELECT 'x''y' -- c\n, `n``m`, $t$ z $t$"))
        .extracting(SqlText.Token::text)
        .containsExactly("SELECT", "x'y", ",", "n`m", ",", " z ");
    assertThat(SqlText.firstWord(" -- c\n select 1")).isEqualTo("SELECT");
  }

  @Test
  void wordsBlanksAndQuotesAreThoseOfClickHousesLexer() {
    assertThat(SqlText.tokens("a$x$ b ‘it's’ “n”\u00a0(\u200b)"))
        .extracting(SqlText.Token::text)
        .containsExactly("a$x$", "b", "it's", "n", "(", ")");
    assertThat(SqlText.tokens("‘open")).hasSize(1);
  }

  @Test
  void anUnclosedStringEndsWithTheText() {
    assertThat(SqlText.tokens("SELECT 'x")).hasSize(2);
    assertThat(SqlText.tokens("/* x")).isEmpty();
  }

  private static Insert insert(String text) throws EngineException {
    return Insert.find(text.getBytes(StandardCharsets.UTF_8), InputStream.nullInputStream())
        .orElse(null);
  }

  @Test
  void anInsertIsTakenApartAtItsRows() throws Exception {
    Insert csv = insert("INSERT INTO `表` (a, `values`) FORMAT CSV \r\n1,\"\n\n\"\n");
    Insert values = insert("insert into t (a) values (1), (2)");

    assertThat(csv.sql()).isEqualTo("INSERT INTO `表` (a, `values`) ");
    assertThat(csv.format()).isEqualTo("CSV");
    assertThat(text(csv)).isEqualTo("1,\"\n\n\"\n");
    assertThat(values.sql()).isEqualTo("insert into t (a) ");
    assertThat(values.format()).isEqualTo("Values");
    assertThat(text(values)).isEqualTo(" (1), (2)");
  }

  @Test
  void rowsGoOnBehindTheHead() throws Exception {
    byte[] head = "INSERT INTO t FORMAT TSV\n1\n".getBytes(StandardCharsets.UTF_8);
    InputStream rest = new ByteArrayInputStream("2\n".getBytes(StandardCharsets.UTF_8));

    assertThat(text(Insert.find(head, rest).orElseThrow())).isEqualTo("1\n2\n");
  }

  @Test
  void otherStatementsAreNone() throws EngineException {
    assertThat(insert("INSERT INTO t SELECT format FROM s FORMAT CSV")).isNull();
    assertThat(insert("SELECT 1 FORMAT CSV")).isNull();
  }

  private static String text(Insert insert) throws IOException {
    return new String(insert.rows().readAllBytes(), StandardCharsets.UTF_8);
  }
}
