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
    byte[] state = EnterpriseState.empty(CATALOGUE).toBytes();
    DataOutputSerializer out = new DataOutputSerializer(64);

    KeptStateSerializer.INSTANCE.serialize(state, out);

    assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer()))
        .isEqualTo(
            "0000003a0100000000000a475245454e00000a475245454e7ff8000000000000"
                + "0000000a475245454e00000a475245454e7ff80000000000000006010000");
    assertThat(
            KeptStateSerializer.INSTANCE.deserialize(
                new DataInputDeserializer(out.getCopyOfBuffer())))
        .isEqualTo(state);
  }

  @Test
  void bytesOfAnUnknownVersionAreRefused() {
    assertThatThrownBy(
            () -> EnterpriseState.fromBytes(CATALOGUE, CATALOGUE.tables(), new byte[] {9}))
        .hasMessage("enterprise state of version 9, expected 1");
  }
}
