package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinyinInitialsTest {
  private static final Pattern PARTS = Pattern.compile("'([^']*)', '([^']*)'");

  /** Characters, and their letters. */
  private static List<String> parts() {
    Matcher parts = PARTS.matcher(PinyinInitials.ofName());
    assertThat(parts.find()).isTrue();
    return List.of(parts.group(1), parts.group(2));
  }

  private static String initials(String name) {
    List<String> parts = parts();
    StringBuilder initials = new StringBuilder();
    name.chars().forEach(each -> initials.append(parts.get(1).charAt(parts.get(0).indexOf(each))));
    return initials.toString();
  }

  @Test
  void everyCharacterOfTheStandardHasALetter() {
    assertThat(parts().get(0)).hasSize(6_763).matches("\\p{IsHan}+");
    assertThat(parts().get(1)).hasSize(6_763).matches("[a-z]+");
    assertThat(parts().get(0).chars().distinct().count()).isEqualTo(6_763);
  }

  @ParameterizedTest
  @CsvSource({"瓯江鹿鸣,ojlm", "鑫晟投资咨询有限公司,xstzzxyxgs", "啊座,az", "亍齄,cz"})
  void charactersOfBothLevelsAreRead(String name, String expected) {
    assertThat(initials(name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"oj", "OJLM", "d4711my"})
  void lettersWithDigitsMayBeInitials(String typed) {
    assertThat(PinyinInitials.mayBe(typed)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "o", "4711", "瓯江", "o j", "o'", "demo:E1"})
  void otherTextsMayNot(String typed) {
    assertThat(PinyinInitials.mayBe(typed)).isFalse();
  }
}
