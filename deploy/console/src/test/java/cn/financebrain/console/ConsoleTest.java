package cn.financebrain.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class ConsoleTest {
  private static final Words WORDS = new Words("cn.financebrain.console.test");

  private final Locale before = Locale.getDefault();

  @AfterEach
  void asBefore() {
    Locale.setDefault(before);
  }

  @Test
  void aFailureIsToldInTheLanguageOfTheOneWhoReadsIt() {
    CommandFailure failure = CommandFailure.failed("lost", "stack.json", 1234);

    Locale.setDefault(Locale.ENGLISH);
    assertThat(failure.text(WORDS)).isEqualTo("stack.json is lost, 1234 times");
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
    assertThat(failure.text(WORDS)).isEqualTo("stack.json 已丢失 1234 次");
  }

  @Test
  void aFailureWithoutAReasonIsStillTold() {
    Locale.setDefault(Locale.ENGLISH);
    assertThat(CommandFailure.unavailable("lost", null, 1).text(WORDS)).startsWith("null is lost");
  }

  @Test
  void everyKindOfFailureHasAnExitCodeOfItsOwn() {
    assertThat(CommandFailure.failed("lost").exitCode()).isEqualTo(1);
    assertThat(CommandFailure.usage("lost").exitCode()).isEqualTo(2);
    assertThat(CommandFailure.unavailable("lost").exitCode()).isEqualTo(3);
  }

  @Test
  void columnsStandBelowEachOtherThoughChineseCharactersAreWide() {
    Table table = new Table("风险 | id");
    table.row("a", "1");

    assertThat(table.toString().lines()).containsExactly("风险  id", "a     1");
  }

  @Test
  void aTableWithoutRowsIsEmpty() {
    assertThat(new Table().toString()).isEmpty();
  }

  @Test
  void wrongUsageIsToldInTheUsersLanguage() {
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
    assertThat(told("--day", "yesterday")).startsWith("--day 的值“yesterday”无效");
    assertThat(told("--day", "2021-01-01", "--fast")).startsWith("无法识别:--fast");
    assertThat(told()).startsWith("缺少:--day");
    Locale.setDefault(Locale.ENGLISH);
    assertThat(told("--day", "yesterday")).startsWith("--day can't be 'yesterday'");
    assertThat(told("--day", "2021-01-01", "--fast")).startsWith("Not known here: --fast");
    assertThat(told()).startsWith("Missing: --day");
  }

  private static String told(String... arguments) {
    StringWriter err = new StringWriter();
    CommandLine line = Commands.of(new Anything(), WORDS).setErr(new PrintWriter(err));
    assertThat(line.execute(arguments)).isEqualTo(ExitCode.USAGE);
    return err.toString();
  }

  @Command(name = "anything")
  private static final class Anything implements Runnable {
    @Option(names = "--day", required = true)
    LocalDate day = LocalDate.EPOCH;

    @Override
    public void run() {
      throw new AssertionError("the arguments were wrong, but the day is " + day);
    }
  }
}
