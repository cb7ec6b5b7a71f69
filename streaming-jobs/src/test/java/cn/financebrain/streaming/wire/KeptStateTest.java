package cn.financebrain.streaming.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.scoring.profile.Catalogue;
import java.io.IOException;
import java.util.HexFormat;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class KeptStateTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  @Test
  void keepsItsBytes() throws IOException {
    byte[] state = {1, 2, 127, -128, 0};
    DataOutputSerializer out = new DataOutputSerializer(64);

    KeptStateSerializer.INSTANCE.serialize(state, out);

    assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer())).isEqualTo("0000000501027f8000");
    assertThat(
            KeptStateSerializer.INSTANCE.deserialize(
                new DataInputDeserializer(out.getCopyOfBuffer())))
        .isEqualTo(state);
  }

  @Test
  void bytesOfAnUnknownVersionAreRefused() {
    assertThatThrownBy(
            () -> EnterpriseState.fromBytes(CATALOGUE, CATALOGUE.tables(), new byte[] {9}))
        .hasMessage("enterprise state of version 9, expected 1 or 2");
  }
}
