package cn.financebrain.dashboards;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One server on the rows of {@link City} for all classes that look at it: started for the first of
 * them, stopped after the last. Who changes rows starts a server of their own.
 */
final class CityServer implements BeforeAllCallback {
  static WarehouseFixture warehouse;
  static RunningDashboards server;

  /** Signed in as the city's office. */
  static Browser browser;

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(CityServer.class))
        .computeIfAbsent(Running.class, any -> start(), Running.class);
  }

  private static Running start() {
    warehouse = WarehouseFixture.start();
    server = warehouse.dashboards();
    browser = server.office();
    return new Running();
  }

  /** Stops the server when all classes have run. */
  private static final class Running implements AutoCloseable {
    @Override
    public void close() {
      server.close();
      warehouse.close();
    }
  }
}
