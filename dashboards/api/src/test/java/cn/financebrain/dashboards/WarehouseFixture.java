package cn.financebrain.dashboards;

import cn.financebrain.engine.EngineProcess;
import cn.financebrain.store.Migrations;
import cn.financebrain.store.RetryPolicy;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.store.WarehouseWriter;
import java.util.List;

/** A real engine with the tables and the rows of {@link City}. */
final class WarehouseFixture implements AutoCloseable {
  private final EngineProcess engine;
  private final WarehouseSettings settings;

  private WarehouseFixture(EngineProcess engine) {
    this.engine = engine;
    this.settings =
        new WarehouseSettings(
            engine.url(), engine.user(), engine.password(), WarehouseSettings.DATABASE);
  }

  static WarehouseFixture start() {
    WarehouseFixture fixture = new WarehouseFixture(EngineProcess.start());
    Migrations.apply(fixture.settings, City.CATALOGUE);
    fixture.write(City.rows());
    return fixture;
  }

  void write(List<? extends WarehouseRow> rows) {
    try (WarehouseWriter writer =
        WarehouseWriter.open(settings, City.CATALOGUE, RetryPolicy.NONE)) {
      writer.write(rows);
    }
  }

  RunningDashboards dashboards() {
    return RunningDashboards.start(engine.url(), engine.user(), engine.password());
  }

  EngineProcess engine() {
    return engine;
  }

  @Override
  public void close() {
    engine.close();
  }
}
