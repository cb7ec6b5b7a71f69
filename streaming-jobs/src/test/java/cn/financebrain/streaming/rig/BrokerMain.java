package cn.financebrain.streaming.rig;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** A KRaft broker of one node. Arguments: server properties, log directory. */
public final class BrokerMain {
  private BrokerMain() {}

  public static void main(String[] args) {
    if (!Files.exists(Path.of(args[1], "meta.properties"))) {
      String id = Uuid.randomUuid().toString();
      StorageTool.execute(
          new String[] {"format", "--standalone", "--cluster-id", id, "--config", args[0]},
          System.out);
    }
    Kafka.main(new String[] {args[0]});
  }
}
