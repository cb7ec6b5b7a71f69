package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyTableTest {
  @Test
  void everyKeyIsFoundAgainAfterTheTableHasGrown() {
    KeyTable table = new KeyTable();
    for (int i = 0; i < 50_000; i++) {
      table.put(key(i), i, -i, i % 7, i % 11);
      table.meet(table.find(key(i)), i % 3 + 1);
    }

    assertThat(table.size()).isEqualTo(50_000);
    assertThat(table.find(key(50_000))).isEqualTo(KeyTable.ABSENT);
    for (int i = 0; i < 50_000; i++) {
      int slot = table.find(key(i));
      assertThat(table.content(slot)).isEqualTo(i);
      assertThat(table.place(slot)).isEqualTo(-i);
      assertThat(table.revision(slot)).isEqualTo(i % 7);
      assertThat(table.owner(slot)).isEqualTo(i % 11);
      assertThat(table.met(slot, i % 3 + 1)).isEqualTo(1);
      assertThat(table.met(slot, 4)).isZero();
    }
  }

  /** Many of them want the last slots, so that some must go on from the first. */
  private static Fingerprint key(int i) {
    return new Fingerprint(i, i % 5 == 0 ? -1 : i * 0x9E3779B97F4A7C15L);
  }
}
