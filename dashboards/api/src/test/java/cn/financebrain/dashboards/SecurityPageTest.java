package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md} answers the whole standard, by tests that there are. */
class SecurityPageTest {
  private static final Path ROOT = Path.of("../..");
  private static final Path PAGE = ROOT.resolve("docs/security.md");
  private static final String STANDARD = "## OWASP ASVS 5.0, level 2";
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", "dist");

  private static final Pattern NUMBERS =
      Pattern.compile("\\| ((?:\\d+\\.\\d+\\.\\d+(?:, )?)+) \\|");
  private static final Pattern JAVA_TEST =
      Pattern.compile("`([A-Z]\\w*[a-z](?:IT|Test))(?:\\.(\\w+))?`");
  private static final Pattern WEB_TEST = Pattern.compile("`(\\w+\\.(?:test|spec)\\.tsx?)`");

  /**
   * The requirements of levels 1 and 2 of OWASP ASVS 5.0.0, by section; those of level 3 stand
   * behind them there, but where others are named.
   */
  private static final List<String> REQUIRED =
      requirements(
          "1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2"
              + " 4.1:3 4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5"
              + " 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3"
              + " 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3"
              + " 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2"
              + " 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1"
              + " 17.2:4 17.3:2");

  private static List<String> requirements(String sections) {
    return Arrays.stream(sections.split(" ", -1))
        .map(section -> section.split(":", -1))
        .flatMap(
            section ->
                IntStream.rangeClosed(1, Integer.parseInt(section[1]))
                    .mapToObj(number -> section[0] + '.' + number))
        .toList();
  }

  @Test
  void everyRequirementIsAnsweredOnce() throws IOException {
    String page = Files.readString(PAGE);
    List<String> answered =
        page.substring(page.indexOf(STANDARD))
            .lines()
            .flatMap(line -> NUMBERS.matcher(line).results().limit(1))
            .flatMap(row -> Arrays.stream(row.group(1).split(", ", -1)))
            .toList();
    assertThat(answered).containsExactlyInAnyOrderElementsOf(REQUIRED);
  }

  @Test
  void everyRowSaysWhatHoldsItAndByWhichTest() throws IOException {
    String page = Files.readString(PAGE);
    List<String> rows =
        page.substring(page.indexOf(STANDARD))
            .lines()
            .filter(line -> NUMBERS.matcher(line).lookingAt())
            .toList();
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row.split(" \\| ", -1))
                    .hasSize(3)
                    .allSatisfy(cell -> assertThat(cell).isNotBlank()));
  }

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    String page = Files.readString(PAGE);
    Map<String, List<Path>> tests = tests();
    List<String> missing = new ArrayList<>();
    for (MatchResult named : results(JAVA_TEST, page)) {
      List<Path> files = tests.getOrDefault(named.group(1) + ".java", List.of());
      String method = named.group(2);
      boolean found = false;
      for (Path file : files) {
        found |= method == null || Files.readString(file).contains("void " + method + '(');
      }
      if (!found) {
        missing.add(named.group());
      }
    }
    results(WEB_TEST, page).stream()
        .map(named -> named.group(1))
        .filter(name -> !tests.containsKey(name))
        .forEach(missing::add);
    assertThat(missing).isEmpty();
  }

  private static List<MatchResult> results(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }

  /** By name: modules may have tests of the same. */
  private static Map<String, List<Path>> tests() throws IOException {
    Map<String, List<Path>> tests = new HashMap<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return NOT_OURS.contains(directory.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if (Stream.of("IT.java", "Test.java", ".test.ts", ".test.tsx", ".spec.ts")
                .anyMatch(name::endsWith)) {
              tests.computeIfAbsent(name, each -> new ArrayList<>()).add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return tests;
  }
}
