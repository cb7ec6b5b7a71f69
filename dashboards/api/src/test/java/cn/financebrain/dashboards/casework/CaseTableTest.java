package cn.financebrain.dashboards.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What operators read of the procedure is what the program does. */
class CaseTableTest {
  private static final Path PAGE = Path.of("../../docs/cases.md");

  @Test
  void thePageListsEveryActionAsItIs() throws IOException {
    assertThat(Files.readString(PAGE))
        .contains(
            Arrays.stream(CaseAction.values())
                .map(CaseTableTest::row)
                .collect(Collectors.joining("\n")));
  }

  private static String row(CaseAction action) {
    Set<CaseState> from = action.from();
    return "| `%s` | `%s` | %s | %s | %s | %s |"
        .formatted(
            action.id(),
            action.right().id(),
            from.size() == CaseState.values().length
                ? "any"
                : from.equals(open()) ? "any open" : words(from),
            target(action),
            action.needs().isEmpty()
                ? "–"
                : action.needs().stream().map(Need::id).collect(Collectors.joining(", ")),
            action.takesTwoPersons() ? "yes" : "–");
  }

  private static Set<CaseState> open() {
    return Arrays.stream(CaseState.values())
        .filter(CaseState::isOpen)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String target(CaseAction action) {
    boolean stays = action.from().stream().allMatch(state -> action.to(state) == state);
    return stays ? "–" : word(action.to(action.from().iterator().next()));
  }

  private static String words(Set<CaseState> states) {
    return states.stream().map(CaseTableTest::word).collect(Collectors.joining(", "));
  }

  private static String word(CaseState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
