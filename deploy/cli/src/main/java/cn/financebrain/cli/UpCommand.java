package cn.financebrain.cli;

import cn.financebrain.cli.stack.Stack;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code up}: starts the stack, prints its addresses and stays until it is told to stop. */
@Command(name = "up", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  private static final Duration WATCH_EVERY = Duration.ofSeconds(2);

  @Mixin DataOption data = new DataOption();

  @Option(names = "--headless", descriptionKey = "option.headless")
  boolean headless;

  private final CountDownLatch stopAsked = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** The thread that starts things, while it does, so that Ctrl-C need not wait for it. */
  private volatile Thread starting;

  @Override
  public Integer call() throws Exception {
    StackDirectory directory = data.directory();
    Stack stack = Stack.openOrCreate(directory, System.err::println);
    stack.requireNotRunning();
    Runtime.getRuntime().addShutdownHook(new Thread(this::askToStop));
    try {
      starting = Thread.currentThread();
      stack.up();
      if (!headless && SampleCityLoad.isWanted(stack.settings())) {
        System.err.println(Messages.text("up.sample"));
        SampleCityLoad.run(directory, stack.settings());
      }
      starting = null;
      printAddresses(stack, directory);
      while (!stopAsked.await(WATCH_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        stack.revive();
      }
      return ExitCode.DONE;
    } finally {
      starting = null;
      try {
        stack.stop();
      } finally {
        stopped.countDown();
      }
    }
  }

  /** Runs in the shutdown hook: the JVM goes on until the services have been stopped. */
  private void askToStop() {
    stopAsked.countDown();
    Thread starter = starting;
    if (starter != null) {
      starter.interrupt();
    }
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void printAddresses(Stack stack, StackDirectory directory) throws IOException {
    System.out.println(Messages.text("up.ready"));
    stack.addresses().forEach(System.out::println);
    if (Files.exists(directory.firstPasswordFile())) {
      String password = Files.readString(directory.firstPasswordFile()).strip();
      System.out.println(Messages.text("up.sign-in", "admin", password));
    }
    System.out.println(Messages.text("up.stay"));
    System.out.flush();
  }
}
