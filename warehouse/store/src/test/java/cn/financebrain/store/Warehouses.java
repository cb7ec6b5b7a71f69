package cn.financebrain.store;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.engine.EngineProcess;
import cn.financebrain.engine.account.Account;
import cn.financebrain.engine.account.Accounts;
import cn.financebrain.engine.account.PasswordHash;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Empty databases, for tests: on one engine that ends with the JVM, or on one of the test's own.
 */
final class Warehouses {
  static final String READER_PASSWORD = "reader-password";

  /** No query of {@link #bounded} has more. */
  static final int ROWS_MAX = 20_000;

  private static final String BOUNDED = "bounded";
  private static final String ADMIN_PASSWORD = "admin-password";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Warehouses() {}

  private static final class Shared {
    static final EngineProcess ENGINE = startEngine();
  }

  static EngineProcess startEngine() {
    return EngineProcess.start(
        Accounts.of(
            Account.writer(WarehouseUser.ADMIN.id(), ADMIN_PASSWORD),
            new Account(
                WarehouseUser.READER.id(),
                PasswordHash.of(READER_PASSWORD),
                1,
                WarehouseUser.READER.settings(),
                WarehouseUser.READER.changeable()),
            new Account(
                BOUNDED,
                PasswordHash.of(READER_PASSWORD),
                1,
                Map.of("max_result_rows", Integer.toString(ROWS_MAX)),
                Set.of())));
  }

  /** The name of a database that is not there yet. */
  static WarehouseSettings empty() {
    return empty(Shared.ENGINE);
  }

  static WarehouseSettings empty(EngineProcess engine) {
    return new WarehouseSettings(
        engine.url(), WarehouseUser.ADMIN.id(), ADMIN_PASSWORD, "it_" + COUNT.incrementAndGet());
  }

  static WarehouseSettings migrated(List<TagSpec> catalogue) {
    WarehouseSettings settings = empty();
    Migrations.apply(settings, catalogue, List.of());
    return settings;
  }

  static WarehouseSettings reader(WarehouseSettings settings) {
    return settings.as(WarehouseUser.READER.id(), READER_PASSWORD);
  }

  static WarehouseSettings bounded(WarehouseSettings settings) {
    return settings.as(BOUNDED, READER_PASSWORD);
  }
}
