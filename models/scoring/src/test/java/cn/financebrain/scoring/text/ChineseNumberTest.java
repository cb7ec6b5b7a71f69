package cn.financebrain.scoring.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChineseNumberTest {
  @Test
  void readsNumbersAsTheyAreWritten() {
    Map<String, Double> numbers =
        Map.ofEntries(
            Map.entry("12.5", 12.5),
            Map.entry("10,000", 10_000.0),
            Map.entry("十", 10.0),
            Map.entry("十二", 12.0),
            Map.entry("二十", 20.0),
            Map.entry("二十四点五", 24.5),
            Map.entry("一百二十", 120.0),
            Map.entry("一百零八", 108.0),
            Map.entry("两千", 2_000.0),
            Map.entry("二四", 24.0),
            Map.entry("一点〇五", 1.05),
            Map.entry("3万", 30_000.0),
            Map.entry("三万", 30_000.0),
            Map.entry("5千", 5_000.0));

    numbers.forEach(
        (text, value) ->
            assertThat(ChineseNumber.of(text)).as(text).isCloseTo(value, within(1e-9)));
  }
}
