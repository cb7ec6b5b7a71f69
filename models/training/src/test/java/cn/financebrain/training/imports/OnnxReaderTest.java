package cn.financebrain.training.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxReaderTest {
  private static final String CLASSIFIER = "onnx-classifier.onnx";

  @Test
  void columnsHaveNoNamesButTheirNumbers() {
    assertThat(Fixture.onnx("classifier").features()).isEqualTo(List.of("f0", "f1", "f2", "f3"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "onnx-classifier.onnx | LOGISTIC | LOGISTIX | post_transform LOGISTIX",
        "onnx-regressor.onnx | Sigmoid | Softmax | operators are TreeEnsembleRegressor, Softmax",
        "onnx-classifier.onnx | TreeEnsembleClassifier | TreeEnsembleClassifiex | operators are",
        "onnx-classifier.onnx | BRANCH_GT | BRANCH_EQ | mode BRANCH_EQ",
        "onnx-classifier.onnx | nodes_modes | nodes_modus | 0 nodes_modes",
        "onnx-classifier.onnx | class_nodeids | class_nodeidx | 0 entries of 'class_nodeids'",
        "onnx-classifier.onnx | nodes_nodeids | nodes_nodeidx | 0 entries of 'nodes_nodeids'",
      })
  void whatCannotBeImportedIsRefusedWithTheReason(
      String file, String text, String other, String reason) {
    assertThat(other).hasSameSizeAs(text); // lengths are written in the file
    String model = new String(Fixture.bytes(file), StandardCharsets.ISO_8859_1);
    assertThat(model).contains(text);

    assertThatThrownBy(() -> read(model.replace(text, other)))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aFileThatIsCutShortIsRefusedWhereverItIsCut() {
    byte[] whole = Fixture.bytes(CLASSIFIER);
    for (int length = 0; length < whole.length; length += 7) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> OnnxReader.read(part))
          .as("%d bytes", length)
          .isInstanceOf(ImportException.class);
    }
  }

  private static ForeignModel read(String latin) {
    return OnnxReader.read(latin.getBytes(StandardCharsets.ISO_8859_1));
  }
}
