package cn.financebrain.scoring.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactFileTest {
  private final ModelArtifact trees = MadeModels.fundraising(Map.of());

  @Test
  void whatIsWrittenIsRead(@TempDir Path directory) {
    for (ModelArtifact artifact : new ModelArtifact[] {trees, MadeModels.linear()}) {
      Path file = ArtifactFile.write(artifact, directory);
      ModelArtifact read = ArtifactFile.read(file);

      assertThat(file).hasFileName(artifact.id() + ".json");
      assertThat(read.id()).isEqualTo(artifact.id());
      assertThat(ArtifactFile.bytes(read)).isEqualTo(ArtifactFile.bytes(artifact));
      assertThat(read.schema()).isEqualTo(artifact.schema());
      double[] x = {120, 1, 0};
      assertThat(read.scorer().margin(x)).isEqualTo(artifact.scorer().margin(x));
    }
  }

  @Test
  void readsTheBytesOfVersionOne() throws Exception {
    try (InputStream golden =
        ArtifactFileTest.class.getResourceAsStream("/golden/artifact.v1.json")) {
      byte[] bytes = golden.readAllBytes();

      assertThat(ArtifactFile.parse(bytes, "golden").id()).isEqualTo(trees.id());
      assertThat(ArtifactFile.bytes(trees)).isEqualTo(bytes);
    }
  }

  @Test
  void whatIsToldOfTheTrainingSetIsKeptAndPartOfTheHash() throws Exception {
    ModelArtifact told = MadeModels.fundraisingWithReference(Map.of());
    try (InputStream golden =
        ArtifactFileTest.class.getResourceAsStream("/golden/artifact.v1-reference.json")) {
      byte[] bytes = golden.readAllBytes();
      ModelArtifact read = ArtifactFile.parse(bytes, "golden");

      assertThat(ArtifactFile.bytes(told)).isEqualTo(bytes);
      assertThat(read.reference()).isEqualTo(told.reference()).isPresent();
      assertThat(read.id()).isEqualTo(told.id()).isNotEqualTo(trees.id());
      assertThat(trees.reference()).isEmpty();
    }
  }

  @Test
  void aReferenceThatCannotBeIsRefused() {
    String json =
        new String(ArtifactFile.bytes(MadeModels.fundraisingWithReference(Map.of())), UTF_8);

    assertThatThrownBy(() -> parse(json.replace("\"as\":\"truths\"", "\"as\":\"dates\"")))
        .hasMessageContaining("bins of unknown kind 'dates'");
    assertThatThrownBy(() -> parse(json.replace("[70,20,10]", "[70,20,10,5]")))
        .hasMessageContaining("expected 3 counts");
    assertThatThrownBy(() -> parse(json.replace("[70,20,10]", "[0,0,0]")))
        .hasMessageContaining("the reference of tax_cnt has no rows");
    assertThatThrownBy(() -> parse(json.replace("[10.0,100.5]", "[10.0,10.0]")))
        .hasMessageContaining("edge 1 is 10.0");
    assertThatThrownBy(() -> parse(json.replace("\"tax_cnt\":{", "\"tax_sum\":{")))
        .hasMessageContaining(
            "the reference is of tags [reg_capital, reg_industry_class, tax_sum]");
  }

  @Test
  void aChangedFileIsRefused() {
    String json = new String(ArtifactFile.bytes(trees), UTF_8);

    assertThatThrownBy(() -> parse(json.replace("0.95", "0.05")))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("changed after it was written");
    assertThatThrownBy(() -> parse(json.replace("\"format\":1", "\"format\":7")))
        .hasMessageContaining("format 7, expected 1");
    assertThatThrownBy(() -> parse(json.replace("\"threshold\":0.4", "\"threshold\":1.4")))
        .hasMessageContaining("threshold 1.4");
    assertThatThrownBy(() -> parse(json.replace("\"risk\":\"fundraising\"", "\"risk\":\"rain\"")))
        .hasMessageContaining("risk 'rain'");
    assertThatThrownBy(() -> parse(json.replace("\"card\"", "\"cart\"")))
        .hasMessageContaining("key 'card' of 'content' is missing");
    assertThatThrownBy(() -> parse(json.replace("\"left\":[1", "\"left\":[0")))
        .hasMessageContaining("node 0");
    assertThatThrownBy(() -> ArtifactFile.parse(Arrays.copyOf(json.getBytes(UTF_8), 200), "cut"))
        .hasMessageContaining("cut is not a model artifact");
  }

  private static ModelArtifact parse(String json) {
    return ArtifactFile.parse(json.getBytes(UTF_8), "file");
  }
}
