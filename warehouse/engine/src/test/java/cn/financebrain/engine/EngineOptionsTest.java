package cn.financebrain.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EngineOptionsTest {

  @Test
  void readsWhatIsGivenAndDefaultsTheRest() {
    EngineOptions options = EngineOptions.parse("--path", "data", "--users", "users");

    assertThat(options.port()).isEqualTo(8123);
    assertThat(options.queries()).isEqualTo(16);
    assertThat(options.library()).isEmpty();
  }

  @Test
  void listsEveryProblem() {
    assertThatThrownBy(
            () -> EngineOptions.parse("--port", "70000", "--nope", "1", "--path", "d", "--path"))
        .hasMessageContaining("unknown option --nope")
        .hasMessageContaining("--path needs a value")
        .hasMessageContaining("--users is missing")
        .hasMessageContaining("--port is a number from 0 to 65535, it was 70000");
  }
}
