package cn.financebrain.cli;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.contract.scan.Scan;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code scan}: every enterprise scored as of one moment, by the stack's own cluster. */
@Command(
    name = "scan",
    resourceBundle = Messages.BUNDLE,
    mixinStandardHelpOptions = true,
    subcommands = {
      ScanViewCommands.ListAll.class,
      ScanViewCommands.Show.class,
      ScanCompareCommand.class,
      HelpCommand.class
    })
final class ScanCommand implements Callable<Integer> {
  private static final Duration POLL = Duration.ofMillis(500);

  @Mixin DataOption data = new DataOption();

  @Option(names = "--as-of", paramLabel = "MOMENT", descriptionKey = "option.scan-as-of")
  String asOf;

  @Option(names = "--region", paramLabel = "PREFIX", descriptionKey = "option.scan-region")
  String region = "";

  @Option(names = "--title", paramLabel = "TEXT", descriptionKey = "option.scan-title")
  String title = "";

  @Option(names = "--resume", paramLabel = "ID", descriptionKey = "option.scan-resume")
  String resume;

  @Option(names = "--stop", paramLabel = "ID", descriptionKey = "option.scan-stop")
  String stop;

  @Override
  public Integer call() throws InterruptedException {
    ScanWork work = ScanWork.of(data);
    if (stop != null) {
      Scan stopped = work.stop(stop);
      System.out.println(
          Messages.text("scan.stopped", stop, stopped.enterprises(), stopped.planned()));
      return ExitCode.DONE;
    }
    Scan scan = resume == null ? work.start(wish()) : work.resume(resume);
    System.out.println(Messages.text("scan.began", scan.id(), scan.planned(), scan.release()));
    Scan ended = follow(work, scan);
    return switch (ended.state()) {
      case DONE -> {
        System.out.println(Messages.text("scan.done", ended.enterprises(), ended.fingerprint()));
        System.out.println(ScanText.bands(work.settings(), ended));
        yield ExitCode.DONE;
      }
      case FAILED -> throw CommandFailure.failed("failure.scan", ended.id(), ended.detail());
      default -> {
        System.out.println(
            Messages.text("scan.stopped", ended.id(), ended.enterprises(), ended.planned()));
        yield ExitCode.FAILED;
      }
    };
  }

  private ScanWork.Wish wish() {
    return new ScanWork.Wish(
        Optional.empty(),
        Optional.ofNullable(asOf).map(ScanCommand::moment),
        region,
        title,
        System.getProperty("user.name", ""),
        "");
  }

  /**
   * A day (its first moment), a day and time of Asia/Shanghai, or a time with its offset.
   *
   * @throws CommandFailure if it is none of them
   */
  static Instant moment(String text) {
    try {
      if (text.length() == "2026-01-01".length()) {
        return LocalDate.parse(text).atStartOfDay(ScanWork.ZONE).toInstant();
      }
      return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text.replace(' ', 'T')).atZone(ScanWork.ZONE).toInstant();
    } catch (DateTimeException e) {
      throw CommandFailure.usage("failure.scan-moment", text);
    }
  }

  private static Scan follow(ScanWork work, Scan begun) throws InterruptedException {
    Scan scan = begun;
    try (ProgressBar bar = Progress.bar(Messages.text("scan.progress"), begun.planned())) {
      while (scan.state() == Scan.State.RUNNING) {
        Thread.sleep(POLL.toMillis());
        scan = work.find(begun.id());
        bar.stepTo(scan.enterprises());
      }
    }
    return scan;
  }
}
