package cn.financebrain.dashboards.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingCalendarTest {
  private static final LocalDate NEXT_DECEMBER = LocalDate.of(2026, 12, 1);
  private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

  @TempDir private Path directory;

  private WorkingCalendar calendar() {
    return new WorkingCalendar("", directory.toString());
  }

  private void write(String name, String lines, int version) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, lines);
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(version)));
  }

  @Test
  void aYearThatComesWhileTheServerRunsIsInForceFromThenOn() throws IOException {
    WorkingCalendar calendar = calendar();
    assertThat(calendar.get().isWanting(NEXT_DECEMBER)).isTrue();
    write("2027.csv", "day,kind,occasion\r\n2027-01-01,off,元旦\r\n\r\n", 1);
    calendar.refresh();
    assertThat(calendar.get().isWanting(NEXT_DECEMBER)).isFalse();
    assertThat(calendar.get().isWorked(NEW_YEAR)).isFalse();
    assertThat(calendar.get().isWorked(LocalDate.of(2026, 1, 2))).isFalse();
  }

  @Test
  void aBrokenFileLeavesTheDaysOfBeforeAndSaysWhatIsWrongUntilItIsMended() throws IOException {
    write("2027.csv", "day,kind,occasion\n2027-01-01,off,元旦\n", 1);
    WorkingCalendar calendar = calendar();
    write("2027.csv", "day,kind,occasion\n2027-01-01,holiday,元旦\n", 2);
    calendar.refresh();
    assertThat(calendar.get().isWorked(NEW_YEAR)).isFalse();
    assertThat(calendar.trouble().orElseThrow())
        .contains("2027.csv", "2027-01-01,holiday", "expected day,off|work,occasion");
    write("2027.csv", "day,kind,occasion\n2027-01-02,work,补班\n", 3);
    calendar.refresh();
    assertThat(calendar.trouble()).isEmpty();
    assertThat(calendar.get().isWorked(NEW_YEAR)).isTrue();
  }

  @Test
  void aFileThatCanNotBeLookedAtLeavesTheDaysOfBefore() throws IOException {
    write("2027.csv", "day,kind,occasion\n2027-01-01,off,元旦\n", 1);
    WorkingCalendar calendar = calendar();
    Path nowhere = Files.createSymbolicLink(directory.resolve("2028.csv"), Path.of("nowhere"));
    calendar.refresh();
    assertThat(calendar.get().isWorked(NEW_YEAR)).isFalse();
    assertThat(calendar.trouble().orElseThrow()).contains("2028.csv");
    Files.delete(nowhere);
    write("2027.csv", "day,kind,occasion\n2027-01-02,work,补班\n", 2);
    calendar.refresh();
    assertThat(calendar.trouble()).isEmpty();
    assertThat(calendar.get().isWorked(NEW_YEAR)).isTrue();
  }

  @Test
  void aBrokenFileEndsTheStart() throws IOException {
    write("2027.csv", "day,kind,occasion\n2028-01-01,off,元旦\n", 1);
    assertThatThrownBy(this::calendar)
        .hasMessageContaining("2027.csv")
        .hasMessageContaining("[2028], expected 2027");
    Files.delete(directory.resolve("2027.csv"));
    write("next.csv", "day\n", 1);
    assertThatThrownBy(this::calendar).hasMessageContaining("expected a name such as 2027.csv");
  }
}
