package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.FieldValue;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventDataTest {
  @Property(tries = 300)
  void whatIsWrittenIsRead(@ForAll("data") Map<String, FieldValue> data) {
    String json = new String(EventData.toJson(data), StandardCharsets.UTF_8);
    assertThat(EventData.fromJson(json)).isEqualTo(data);
  }

  @Provide
  Arbitrary<Map<String, FieldValue>> data() {
    Arbitrary<FieldValue> texts =
        Arbitraries.strings()
            .ofMinLength(1)
            .filter(text -> text.codePoints().noneMatch(EventDataTest::loneSurrogate))
            .map(FieldValue.Text::new);
    Arbitrary<FieldValue> numbers = Arbitraries.doubles().ofScale(15).map(FieldValue.Quantity::new);
    Arbitrary<FieldValue> flags = Arbitraries.of(true, false).map(FieldValue.Flag::new);
    return Arbitraries.maps(
            Arbitraries.strings().alpha().ofMinLength(1), Arbitraries.oneOf(texts, numbers, flags))
        .ofMaxSize(8);
  }

  private static boolean loneSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  @Example
  void extremeNumbersKeepEveryBit() {
    for (double value : new double[] {Double.MAX_VALUE, Double.MIN_VALUE, 0.1 + 0.2, 1.0 / 3}) {
      Map<String, FieldValue> data = Map.of("x", new FieldValue.Quantity(value));
      String json = new String(EventData.toJson(data), StandardCharsets.UTF_8);
      assertThat(EventData.fromJson(json)).isEqualTo(data);
    }
  }

  @Example
  void otherJsonIsRefusedWithItsText() {
    assertThatThrownBy(() -> EventData.fromJson("[1]")).hasMessageContaining("[1]");
    assertThatThrownBy(() -> EventData.fromJson("{\"a\":null}")).hasMessageContaining("null");
    assertThatThrownBy(() -> EventData.fromJson("{\"a\":")).hasMessageContaining("{\"a\":");
  }
}
