package cn.financebrain.cli.stack;

import cn.financebrain.engine.account.Account;
import cn.financebrain.engine.account.Accounts;
import cn.financebrain.engine.account.PasswordHash;
import cn.financebrain.store.WarehouseUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The users of the embedded engine: one that may do everything, one that reads within limits. */
final class EngineUsers {
  private static final int READ_ONLY = 1;

  private EngineUsers() {}

  static Path write(StackDirectory directory, StackSettings settings) {
    Path file = directory.data(Services.CLICKHOUSE).resolve("users");
    StackSettings.ClickHouse warehouse = settings.clickhouse();
    try {
      Files.createDirectories(file.getParent());
      Accounts.of(
              Account.writer(warehouse.user(), warehouse.password()),
              new Account(
                  warehouse.readerUser(),
                  PasswordHash.of(warehouse.readerPassword()),
                  READ_ONLY,
                  WarehouseUser.READER.settings(),
                  WarehouseUser.READER.changeable()))
          .write(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
