package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {

  @Test
  void everyMessageStandsInBothLanguages() {
    ResourceBundle.Control exact =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    ResourceBundle chinese =
        ResourceBundle.getBundle(Messages.BUNDLE, Locale.SIMPLIFIED_CHINESE, exact);
    ResourceBundle english = ResourceBundle.getBundle(Messages.BUNDLE, Locale.ROOT, exact);
    assertThat(english.keySet()).isNotEmpty().isEqualTo(chinese.keySet());
    assertThat(english.keySet())
        .allSatisfy(
            key ->
                assertThat(placeholders(chinese.getString(key)))
                    .as(key)
                    .isEqualTo(placeholders(english.getString(key))));
  }

  private static long placeholders(String text) {
    return Pattern.compile("\\{\\d}")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .distinct()
        .count();
  }
}
