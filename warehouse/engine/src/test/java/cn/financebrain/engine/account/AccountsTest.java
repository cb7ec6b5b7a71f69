package cn.financebrain.engine.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {

  @TempDir private Path directory;

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Path file = directory.resolve("users");
    Accounts.of(
            Account.writer("admin", "secret"),
            Account.reader("analyst", "密码", Map.of("max_execution_time", "60")))
        .write(file);

    Accounts read = Accounts.read(file);

    assertThat(read.find("admin", "secret")).isPresent();
    assertThat(read.find("admin", "Secret")).isEmpty();
    assertThat(read.find("nobody", "secret")).isEmpty();
    assertThat(read.find("analyst", "密码").orElseThrow())
        .satisfies(
            analyst -> {
              assertThat(analyst.readonly()).isEqualTo(1);
              assertThat(analyst.settings()).containsExactly(Map.entry("max_execution_time", "60"));
            });
    assertThat(Files.readString(file)).doesNotContain("secret").doesNotContain("密码");
  }

  @Test
  void everyProblemOfAFileIsListed() throws IOException {
    Path file = directory.resolve("users");
    Files.writeString(file, "admin.readonly = 7\nnonsense\nadmin.readonly = 1\n");

    assertThatThrownBy(() -> Accounts.read(file))
        .hasMessageContaining("line 2: expected user.key = value")
        .hasMessageContaining("line 3: a second admin.readonly")
        .hasMessageContaining("user admin: password is missing");
  }

  @Test
  void aPasswordHashIsSalted() {
    assertThat(PasswordHash.of("same").text()).isNotEqualTo(PasswordHash.of("same").text());
    assertThatThrownBy(() -> PasswordHash.parse("plain"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
