package cn.financebrain.training.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final AtomicLong now = new AtomicLong();
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void english() {
    Locale.setDefault(Locale.ENGLISH);
  }

  @AfterEach
  void asBefore() {
    Locale.setDefault(before);
  }

  @Test
  void tellsTheTimeThatIsLeftAtThePaceSoFar() {
    ProgressLine line = line(false);

    now.addAndGet(Duration.ofSeconds(30).toNanos());
    line.step(2, 10);

    assertThat(text()).isEqualTo("Models 2/10, about 0:02:00 left\n");
  }

  @Test
  void stepsThatAreToldLateAreLeftOut() {
    ProgressLine line = line(false);

    line.step(2, 2);
    line.step(1, 2);

    assertThat(text()).isEqualTo("Models 2/2\n");
  }

  @Test
  void onATerminalALineIsWrittenOver() {
    ProgressLine line = line(true);

    line.step(1, 2);
    line.step(2, 2);

    assertThat(text()).startsWith("\r").endsWith("\rModels 2/2\n").containsOnlyOnce("\n");
  }

  @Test
  void aPieceCountsOnFromWhatCameBeforeIt() {
    line(false).part(5, 20).step(15, 15);

    assertThat(text()).isEqualTo("Models 20/20\n");
  }

  private ProgressLine line(boolean terminal) {
    PrintStream out = new PrintStream(written, false, StandardCharsets.UTF_8);
    return new ProgressLine(out, "Models", terminal, now::get);
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
