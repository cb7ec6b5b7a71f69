package cn.financebrain.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Lz4BlocksTest {

  private static byte[] compress(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Lz4BlockOutputStream out = new Lz4BlockOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] decompress(byte[] blocks) throws IOException {
    try (InputStream in = new Lz4BlockInputStream(new ByteArrayInputStream(blocks))) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000, 1 << 20, 3_000_000})
  void bytesComeBackAsTheyWent(int length) throws IOException {
    byte[] plain = new byte[length];
    new Random(length).nextBytes(plain);

    assertThat(decompress(compress(plain))).isEqualTo(plain);
  }

  @Test
  void aCutOrDamagedBlockIsNoticed() throws IOException {
    byte[] blocks = compress("some text that is long enough".getBytes(StandardCharsets.UTF_8));
    byte[] damaged = blocks.clone();
    damaged[blocks.length - 1] ^= 1;

    assertThatThrownBy(() -> decompress(damaged)).hasMessageContaining("checksum");
    assertThatThrownBy(() -> decompress(Arrays.copyOf(blocks, blocks.length - 1)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> decompress(Arrays.copyOf(blocks, 10))).isInstanceOf(IOException.class);
  }
}
