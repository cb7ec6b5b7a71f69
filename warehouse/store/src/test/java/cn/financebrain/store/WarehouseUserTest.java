package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarehouseUserTest {
  private static final WarehouseSettings CLUSTER =
      new WarehouseSettings("http://h:8123", "root", "", "finance_brain", "city");

  @Test
  void onlyTheReaderIsReadOnly() {
    assertThat(WarehouseUser.values())
        .filteredOn(WarehouseUser::readOnly)
        .containsExactly(WarehouseUser.READER);
  }

  @Test
  void theReaderIsMadeReadOnlyWithLimitsAndMayOnlyRead() {
    assertThat(WarehouseUser.READER.statements(CLUSTER, "it's"))
        .anySatisfy(
            statement ->
                assertThat(statement)
                    .contains("ON CLUSTER `city`", "BY 'it\\'s'", "readonly = 1")
                    .contains("max_execution_time = 60 CHANGEABLE_IN_READONLY"))
        .contains("GRANT ON CLUSTER `city` SELECT ON `finance_brain`.* TO reader");
  }
}
