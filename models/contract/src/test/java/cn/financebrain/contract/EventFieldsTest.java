package cn.financebrain.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EventFieldsTest {
  private static final FieldValue ONE = new FieldValue.Quantity(1);
  private static final FieldValue TWO = new FieldValue.Quantity(2);

  @Test
  void fieldsAreInTheOrderOfTheirNamesWhateverOrderTheyCameIn() {
    EventFields.Builder builder = new EventFields.Builder();
    for (String name : List.of("b", "d", "a", "c")) {
      assertThat(builder.put(name, new FieldValue.Text(name))).isNull();
    }
    EventFields data = builder.build();

    assertThat(data.keySet()).containsExactly("a", "b", "c", "d");
    assertThat(data).containsEntry("c", new FieldValue.Text("c")).hasSize(4);
  }

  @Test
  void aNameThatComesAgainTellsWhatItReplaces() {
    EventFields.Builder builder = new EventFields.Builder();
    builder.put("a", ONE);
    builder.put("b", ONE);

    assertThat(builder.put("b", TWO)).isEqualTo(ONE);
    assertThat(builder.put("a", TWO)).isEqualTo(ONE);
    assertThat(builder.build()).isEqualTo(Map.of("a", TWO, "b", TWO));
  }

  @Test
  void itEqualsAnyMapOfTheSameFields() {
    TreeMap<String, FieldValue> many = new TreeMap<>();
    for (int i = 0; i < 100; i++) {
      many.put("f" + i, new FieldValue.Quantity(i));
    }
    EventFields data = EventFields.copyOf(many);

    assertThat(data).isEqualTo(many).hasSameHashCodeAs(many);
    assertThat(EventFields.copyOf(data)).isSameAs(data);
    many.forEach((name, value) -> assertThat(data.get(name)).isEqualTo(value));
  }

  @Test
  void whatIsNotThereIsNull() {
    EventFields data = EventFields.copyOf(Map.of("a", ONE));

    assertThat(data.get("b")).isNull();
    assertThat(data.containsKey("b")).isFalse();
    assertThat(EventFields.copyOf(Map.of())).isEmpty();
  }

  @Test
  void itCantBeChanged() {
    EventFields data = EventFields.copyOf(Map.of("a", ONE));

    assertThatThrownBy(() -> data.put("b", TWO)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> data.remove("a")).isInstanceOf(UnsupportedOperationException.class);
    var entries = data.entrySet().iterator();
    entries.next();
    assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
  }
}
