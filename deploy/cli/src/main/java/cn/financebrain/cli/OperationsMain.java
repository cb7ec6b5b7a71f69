package cn.financebrain.cli;

import cn.financebrain.cli.operations.Jobs;
import cn.financebrain.cli.operations.OperationsServer;
import cn.financebrain.cli.stack.StackDirectory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the operations of a stack until it is told to stop. Where it listens and what to say to it
 * stands in {@link StackDirectory#operationsFile}, for the owner alone, and anew at each start.
 */
public final class OperationsMain {
  private static final Logger LOG = LoggerFactory.getLogger(OperationsMain.class);
  private static final int TOKEN_BYTES = 32;
  private static final int WRONG_USAGE = 2;

  private OperationsMain() {}

  /**
   * @param args the data directory
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 1) {
      System.err.println("usage: OperationsMain DATA");
      System.exit(WRONG_USAGE);
    }
    StackDirectory directory = new StackDirectory(Path.of(args[0]).toAbsolutePath().normalize());
    CountDownLatch asked = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(asked::countDown));
    String token = token();
    try (Jobs jobs =
            new Jobs(StackOperations.of(directory), StackOperations.LASTING, Clock.systemUTC());
        OperationsServer server = OperationsServer.start(jobs, token)) {
      write(directory.operationsFile(), server.port(), token);
      LOG.info("operations listen on port {}", server.port());
      asked.await();
    }
  }

  private static String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void write(Path file, int port, String token) throws IOException {
    Path draft = Files.createTempFile(file.getParent(), "operations", ".json");
    if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
    }
    new ObjectMapper()
        .writeValue(
            draft.toFile(),
            Map.of(
                "url",
                "http://127.0.0.1:" + port,
                "token",
                token,
                "pid",
                ProcessHandle.current().pid()));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
