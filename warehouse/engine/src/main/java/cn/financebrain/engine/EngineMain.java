package cn.financebrain.engine;

import cn.financebrain.engine.account.Accounts;
import cn.financebrain.engine.chdb.Engine;
import cn.financebrain.engine.http.HttpEndpoint;
import java.io.IOException;

/** Serves a data directory until it is told to stop with SIGTERM. */
public final class EngineMain {

  private EngineMain() {}

  public static void main(String[] arguments) throws IOException {
    EngineOptions options;
    try {
      options = EngineOptions.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(EngineOptions.USAGE);
      System.exit(2);
      return;
    }
    try {
      serve(options);
    } catch (IllegalArgumentException | IllegalStateException | IOException e) {
      System.err.println("the ClickHouse engine did not start: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void serve(EngineOptions options) throws IOException {
    Accounts accounts = Accounts.read(options.users());
    Engine engine = Engine.open(options.library().orElseGet(EngineLibrary::locate), options.path());
    HttpEndpoint endpoint = HttpEndpoint.start(engine, accounts, options.port(), options.queries());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  endpoint.close();
                  engine.close();
                },
                "shutdown"));
    System.out.println("ready on http://127.0.0.1:" + endpoint.port());
  }
}
