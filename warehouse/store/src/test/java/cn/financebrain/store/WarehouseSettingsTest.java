package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WarehouseSettingsTest {
  @Test
  void theTextNamesServerAndUserButNotThePassword() {
    WarehouseSettings settings =
        new WarehouseSettings("http://127.0.0.1:8123", "admin", "s3cret", "finance_brain");
    assertThat(settings).hasToString("admin@http://127.0.0.1:8123/finance_brain");
  }

  @Test
  void whatIsNotAnAddressOrAWordIsRefused() {
    assertThatThrownBy(() -> new WarehouseSettings("127.0.0.1:8123", "a", "", "b"))
        .hasMessageContaining("127.0.0.1:8123");
    assertThatThrownBy(() -> new WarehouseSettings("http://h:1", "a", "", "b; DROP"))
        .hasMessageContaining("b; DROP");
    assertThatThrownBy(() -> new WarehouseSettings("http://h:1", "a", "", "b", "c'"))
        .hasMessageContaining("c'");
  }
}
