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
  private static final EnterpriseState EMPTY = EnterpriseState.empty(CATALOGUE);

  private static byte[] written(KeptState state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    KeptStateSerializer.INSTANCE.serialize(state, out);
    return out.getCopyOfBuffer();
  }

  @Test
  void keepsItsBytes() throws IOException {
    byte[] bytes = written(KeptState.of(EMPTY));

    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo(
            "0000003a0100000000000a475245454e00000a475245454e7ff8000000000000"
                + "0000000a475245454e00000a475245454e7ff80000000000000006010000");
    KeptState read = KeptStateSerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes));
    assertThat(read.unpack(CATALOGUE).toBytes()).isEqualTo(EMPTY.toBytes());
  }

  @Test
  void packedItSaysTheSame() throws IOException {
    KeptState state = KeptState.of(EMPTY);
    byte[] before = written(state);

    state.pack();

    assertThat(state.isPacked()).isTrue();
    assertThat(written(state)).isEqualTo(before);
    assertThat(state.unpack(CATALOGUE).toBytes()).isEqualTo(EMPTY.toBytes());
  }

  @Test
  void bytesOfAnUnknownVersionAreRefused() {
    assertThatThrownBy(() -> KeptState.ofBytes(new byte[] {9}).unpack(CATALOGUE))
        .hasMessage("enterprise state of version 9, expected 1");
  }
}
