package cn.financebrain.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackDirectoryTest {
  @TempDir Path root;

  private StackDirectory directory;

  @BeforeEach
  void anEmptyDirectory() {
    directory = new StackDirectory(root);
  }

  @Test
  void settingsAreReadAsTheyWereWritten() throws IOException {
    StackSettings settings = write();
    assertThat(directory.settings()).contains(settings);
  }

  @Test
  void aDirectoryWithoutSettingsHasNone() {
    assertThat(directory.settings()).isEmpty();
  }

  @Test
  void settingsFromBeforeVersionsWereWrittenAreOfTheFirst() throws IOException {
    StackSettings settings = write();
    replace("\"version\" : 1,", "");
    assertThat(directory.settings()).contains(settings);
  }

  @Test
  void settingsFromBeforeThereWereFiguresServeNone() throws IOException {
    StackSettings settings = write();
    String line = "\"metricsPort\" : " + settings.web().metricsPort();
    String text = Files.readString(directory.settingsFile());
    assertThat(text).contains(line);
    Files.writeString(directory.settingsFile(), text.replaceAll(",\\s*" + line, ""));

    assertThat(directory.settings().orElseThrow().web().metricsPort()).isEqualTo(-1);
  }

  @Test
  void anotherVersionIsRefused() throws IOException {
    write();
    replace("\"version\" : 1", "\"version\" : 2");
    assertRefused("failure.version");
  }

  @Test
  void damagedSettingsAreRefused() throws IOException {
    Files.writeString(directory.settingsFile(), "{\"kafka\": {");
    assertRefused("failure.stack-file");
    Files.writeString(directory.settingsFile(), "{\"version\": 1}");
    assertRefused("failure.stack-file");
  }

  @Test
  void aDirectoryThatCannotBeOneIsRefused() throws IOException {
    Path file = Files.createFile(root.resolve("file"));
    assertThatExceptionOfType(CommandFailure.class)
        .isThrownBy(() -> new StackDirectory(file).requireWritable())
        .withMessageContaining("failure.directory");
  }

  private StackSettings write() throws IOException {
    StackSettings settings = new SettingsMaker(new SecureRandom()).make(directory);
    directory.write(settings);
    return settings;
  }

  private void replace(String text, String by) throws IOException {
    String before = Files.readString(directory.settingsFile());
    assertThat(before).contains(text);
    Files.writeString(directory.settingsFile(), before.replace(text, by));
  }

  private void assertRefused(String key) {
    assertThatExceptionOfType(CommandFailure.class)
        .isThrownBy(() -> directory.settings())
        .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE))
        .withMessageContaining(key);
  }
}
