package cn.financebrain.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class UsccTest {

  @Test
  void acceptsACodeWithTheRightCheckCharacter() {
    assertThat(new Uscc("91330100799655058B").regionCode()).isEqualTo("330100");
  }

  @Test
  void refusesAWrongCheckCharacterAndNamesTheRightOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Uscc("91350100M000100Y44"))
        .withMessageContaining("expected '3'");
    assertThatIllegalArgumentException().isThrownBy(() -> new Uscc("91350100M000100Y4Z"));
    assertThat(new Uscc("91350100M000100Y43").text()).isEqualTo("91350100M000100Y43");
  }

  @Test
  void refusesEverySingleCharacterReplaced() {
    String code = "91330100799655058B";
    for (int i = 0; i < code.length(); i++) {
      char other = code.charAt(i) == '7' ? '8' : '7';
      String wrong = code.substring(0, i) + other + code.substring(i + 1);
      assertThatIllegalArgumentException().isThrownBy(() -> new Uscc(wrong));
    }
  }

  @Test
  void namesLengthAndForeignCharacters() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Uscc("9133"))
        .withMessageContaining("4 characters, expected 18");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Uscc("9133010079965505IB"))
        .withMessageContaining("'I' at place 17");
  }

  @Test
  void warnsOfAnInnerOrganisationCodeThatDoesNotCheck() {
    assertThat(new Uscc("91330100799655058B").organisationCodeChecks()).isTrue();
    String body = "91330100799655059";
    assertThat(new Uscc(body + Uscc.checkCharacter(body)).organisationCodeChecks()).isFalse();
  }

  @Test
  void readsBackWhatItWrote() {
    assertThat(EnterpriseId.parse("91330100799655058B")).isEqualTo(new Uscc("91330100799655058B"));
    assertThat(EnterpriseId.parse("bdci:a:b")).isEqualTo(new ForeignId("bdci", "a:b"));
    assertThatIllegalArgumentException().isThrownBy(() -> EnterpriseId.parse("Bad Scheme:1"));
  }
}
