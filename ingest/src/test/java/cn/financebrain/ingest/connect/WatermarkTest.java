package cn.financebrain.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatermarkTest {
  @TempDir private Path temp;

  @Test
  void theLastValueIsAskedForAgainSinceMoreMayHaveComeToIt() {
    Watermark watermark = Watermark.start("0").moved("1").moved("1").moved("2").moved("2");

    assertThat(watermark).isEqualTo(new Watermark("1", "2"));
    assertThat(watermark.moved("2")).isEqualTo(watermark);
    assertThat(watermark.moved("5")).isEqualTo(new Watermark("2", "5"));
    assertThat(Watermark.start("0").moved("9").moved("9").from()).isEqualTo("0");
  }

  @Test
  void itIsReadAsItWasWrittenAndADamagedOneIsNotPassedOver() throws IOException {
    Path file = temp.resolve("watermarks/court.json");
    assertThat(Watermark.read(file, "1970-01-01")).isEqualTo(Watermark.start("1970-01-01"));
    new Watermark("2026-01-01 00:00:00.000001+08", "甲\"").write(file);

    assertThat(Watermark.read(file, ""))
        .isEqualTo(new Watermark("2026-01-01 00:00:00.000001+08", "甲\""));
    Files.writeString(file, "{\"from\": ");
    assertThatThrownBy(() -> Watermark.read(file, "")).hasMessageContaining("damaged");
  }
}
