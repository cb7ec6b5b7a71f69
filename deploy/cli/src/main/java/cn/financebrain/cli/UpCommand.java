package cn.financebrain.cli;

import cn.financebrain.cli.city.CityFile;
import cn.financebrain.cli.city.CityState;
import cn.financebrain.cli.stack.CityProcess;
import cn.financebrain.cli.stack.Stack;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code up}: starts the stack, prints its addresses and stays until it is told to stop. An empty
 * stack gets a simulated city, which is loaded while the stack can be used already.
 */
@Command(name = "up", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  private static final Duration WATCH_EVERY = Duration.ofSeconds(2);

  @Mixin DataOption data = new DataOption();

  @Option(names = "--headless", descriptionKey = "option.headless")
  boolean headless;

  @Option(
      names = "--enterprises",
      paramLabel = "N",
      descriptionKey = "option.up-enterprises",
      defaultValue = "20000")
  int enterprises = 20_000;

  @Option(
      names = "--months",
      paramLabel = "M",
      descriptionKey = "option.up-months",
      defaultValue = "24")
  int months = 24;

  private final CountDownLatch stopAsked = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** The thread that starts things, while it does, so that Ctrl-C need not wait for it. */
  private volatile Thread starting;

  @Override
  public Integer call() throws Exception {
    if (enterprises != 0) {
      SimulateCommand.requireSize(enterprises, months);
    }
    StackDirectory directory = data.directory();
    Stack stack = Stack.openOrCreate(directory, System.err::println);
    stack.requireNotRunning();
    CityProcess loader = new CityProcess(directory);
    Runtime.getRuntime().addShutdownHook(new Thread(this::askToStop));
    try {
      starting = Thread.currentThread();
      loader.stop();
      stack.up();
      Optional<CityState> city = new CityFile(directory).read();
      boolean wanted = !headless && enterprises > 0 && isCityWanted(city, stack);
      starting = null;
      printAddresses(stack, directory, wanted);
      if (wanted) {
        loader.start(
            city.map(known -> known.plan().enterprises()).orElse(enterprises),
            city.map(known -> known.plan().months()).orElse(months));
      }
      watch(stack);
      return ExitCode.DONE;
    } finally {
      starting = null;
      try {
        loader.stop();
        stack.stop();
      } finally {
        stopped.countDown();
      }
    }
  }

  private void watch(Stack stack) throws IOException, InterruptedException {
    DriftPatrol drift = DriftPatrol.start(stack.settings());
    try (drift) {
      while (!stopAsked.await(WATCH_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        stack.revive();
      }
    }
  }

  /** On an empty stack, and where a load did not come to its end. */
  private static boolean isCityWanted(Optional<CityState> city, Stack stack)
      throws InterruptedException {
    return city.isPresent() ? city.get().phase().loading() : CityLoad.isEmpty(stack.settings());
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

  private static void printAddresses(Stack stack, StackDirectory directory, boolean city)
      throws IOException {
    System.out.println(Messages.text("up.ready"));
    stack.addresses().forEach(System.out::println);
    if (Files.exists(directory.firstPasswordFile())) {
      for (String line : Files.readAllLines(directory.firstPasswordFile())) {
        int space = line.indexOf(' ');
        System.out.println(
            Messages.text("up.sign-in", line.substring(0, space), line.substring(space + 1)));
      }
    }
    if (city) {
      System.out.println(Messages.text("up.city"));
    }
    System.out.println(Messages.text("up.stay"));
    System.out.flush();
  }
}
