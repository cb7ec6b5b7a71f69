package cn.financebrain.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Registration numbers and organisation codes, with numbers of real enterprises. */
class OlderIdentifiersTest {

  @Test
  void aRightRegistrationNumberPasses() {
    for (String number : List.of("110108000000016", "440301103097413", "100000000018305")) {
      assertThat(new RegistrationNumber(number)).hasToString(number);
    }
  }

  @Test
  void aWrongRegistrationNumberSaysWhatIsWrong() {
    assertThatThrownBy(() -> new RegistrationNumber("440301103097414"))
        .hasMessageContaining("'4', expected '3'");
    assertThatThrownBy(() -> new RegistrationNumber("440301103079413")) // two digits swapped
        .hasMessageContaining("expected '");
    for (String number : List.of("", "44030110309741", "4403011030974133", "44030110309741A")) {
      assertThatThrownBy(() -> new RegistrationNumber(number)).hasMessageContaining("15 digits");
    }
  }

  @Test
  void aRightOrganisationCodePasses() {
    for (String code : List.of("799655058", "71526726X", "D2143569X", "708461136")) {
      assertThat(new OrganisationCode(code)).hasToString(code);
    }
  }

  @Test
  void aWrongOrganisationCodeSaysWhatIsWrong() {
    assertThatThrownBy(() -> new OrganisationCode("799655059"))
        .hasMessageContaining("'9', expected '8'");
    assertThatThrownBy(() -> new OrganisationCode("79965505"))
        .hasMessageContaining("8 characters, expected 9");
    assertThatThrownBy(() -> new OrganisationCode("79965505-8")).hasMessageContaining("10");
    assertThatThrownBy(() -> new OrganisationCode("7996550a8")).hasMessageContaining("'a'");
  }

  @Test
  void theOrganisationCodeStandsInsideTheUscc() {
    Uscc uscc = new Uscc("91330100799655058B");
    assertThat(uscc.organisationCode()).isEqualTo("799655058");
    assertThat(uscc.organisationCodeChecks()).isTrue();
  }
}
