package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.engine.EngineProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EngineCrashIT {
  private static final List<TagSpec> CATALOGUE = Samples.catalogue(30);

  @Test
  void aWriterGoesOnWhenTheKilledEngineIsBackAndNothingIsLostOrDoubled() {
    try (EngineProcess engine = Warehouses.startEngine()) {
      WarehouseSettings settings = Warehouses.empty(engine);
      Migrations.apply(settings, CATALOGUE, List.of());
      try (WarehouseWriter writer =
          WarehouseWriter.open(settings, CATALOGUE, RetryPolicy.PATIENT)) {
        for (int batch = 0; batch < 4; batch++) {
          writer.write(rows(batch));
          engine.kill();
          CompletableFuture<Void> back = CompletableFuture.runAsync(engine::restart);
          writer.write(rows(batch)); // again, as after a restart from a checkpoint
          back.join();
        }
      }
      try (WarehouseReader reader = WarehouseReader.open(settings)) {
        assertThat(reader.rowCounts())
            .containsEntry("event", 4_000L)
            .containsEntry("enterprise_tag", 4_000L);
      }
    }
  }

  private static List<WarehouseRow> rows(int batch) {
    List<WarehouseRow> rows = new ArrayList<>();
    IntStream.range(batch * 1_000, (batch + 1) * 1_000)
        .forEach(
            i -> {
              rows.add(Samples.eventRow(i, 0, i));
              rows.add(Samples.tagRow(i, i, CATALOGUE));
            });
    return rows;
  }
}
