package cn.financebrain.engine;

import cn.financebrain.engine.account.Account;
import cn.financebrain.engine.account.Accounts;
import cn.financebrain.engine.account.PasswordHash;
import java.util.Map;
import java.util.Set;

/** One engine for all tests of this module that do not end it. */
final class SharedEngine {

  static final String READER = "reader";
  static final String READER_PASSWORD = "reader-password";

  private static final EngineProcess ENGINE = EngineProcess.start(accounts());

  private SharedEngine() {}

  static Accounts accounts() {
    return Accounts.of(
        Account.writer("admin", "admin-password"),
        new Account(
            READER,
            PasswordHash.of(READER_PASSWORD),
            1,
            Map.of(
                "max_execution_time", "10",
                "max_memory_usage", "200000000",
                "max_result_rows", "100000"),
            Set.of("max_threads", "output_format_*", "date_time_*")),
        new Account("tuner", PasswordHash.of("tuner-password"), 2, Map.of(), Set.of()));
  }

  /** The engine; it ends with this JVM. */
  static EngineProcess get() {
    return ENGINE;
  }

  static Http http() {
    return new Http(ENGINE.url(), ENGINE.user(), ENGINE.password());
  }
}
