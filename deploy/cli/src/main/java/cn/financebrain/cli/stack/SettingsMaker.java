package cn.financebrain.cli.stack;

import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.store.WarehouseUser;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes the settings of a new stack: free ports and passwords of its own. */
final class SettingsMaker {
  private static final int PASSWORD_BYTES = 18;
  private static final String LOOPBACK = "127.0.0.1:";

  private final Ports ports = new Ports();
  private final SecureRandom random;

  SettingsMaker(SecureRandom random) {
    this.random = random;
  }

  StackSettings make(StackDirectory directory) throws IOException {
    int kafka = ports.pick(9092);
    int controller = ports.pick(kafka + 1);
    int clickhouse = ports.pick(8123);
    int postgres = ports.pick(5432);
    int rest = ports.pick(8081);
    int rpc = ports.pick(6123);
    int data = ports.pick(6122);
    int web = ports.pick(8080);
    int metrics = ports.pick(9464);
    return new StackSettings(
        new StackSettings.Kafka(LOOPBACK + kafka, kafka, controller),
        new StackSettings.ClickHouse(
            "http://" + LOOPBACK + clickhouse,
            clickhouse,
            WarehouseUser.ADMIN.id(),
            password(),
            WarehouseUser.READER.id(),
            password(),
            WarehouseSettings.DATABASE),
        new StackSettings.Postgres(
            "jdbc:postgresql://" + LOOPBACK + postgres + "/finance_brain",
            postgres,
            "postgres",
            password()),
        new StackSettings.Flink("http://" + LOOPBACK + rest, rest, rpc, data),
        new StackSettings.Web("http://" + LOOPBACK + web, web, metrics),
        directory.data("models"));
  }

  private String password() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
