package cn.financebrain.dashboards.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** At the usual cost; integration tests hash at less. */
class PasswordsTest {
  private final Passwords passwords = new Passwords(PasswordCost.USUAL);

  @Test
  void theUsualCostIsThatOfTheSecurityGuide() {
    assertThat(passwords.hash("a-better-passphrase")).startsWith("$2a$12$");
  }

  @Test
  void aPasswordFitsItsOwnHashAlone() {
    String hash = passwords.hash("a-better-passphrase");
    assertThat(passwords.matches("a-better-passphrase", hash)).isTrue();
    assertThat(passwords.matches("a-better-passphrasE", hash)).isFalse();
    assertThat(passwords.matches("a-better-passphrase", null)).isFalse();
    assertThat(passwords.matches("a".repeat(73), passwords.hash("a".repeat(72)))).isFalse();
  }
}
