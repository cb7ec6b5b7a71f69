package cn.financebrain.ingest.corpus;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.RejectReason;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The corpus as a whole, that of the scoring included. */
class CorpusTest {
  private static final List<Path> DIRECTORIES =
      List.of(
          Path.of("src/test/resources/corpus"),
          Path.of("..", "models/scoring/src/test/resources/corpus"));

  private final List<JsonNode> cases = read();

  @Test
  void thereAreAtLeastTwoHundredCasesAndEachHasANameOfItsOwn() {
    assertThat(cases).hasSizeGreaterThanOrEqualTo(200);
    assertThat(cases.stream().collect(groupingBy(broken -> broken.path("id").asText(), counting())))
        .allSatisfy((id, count) -> assertThat(count).as(id).isEqualTo(1));
    assertThat(cases).allSatisfy(broken -> assertThat(broken.path("says").asText()).isNotEmpty());
  }

  /** Two names for one broken thing would be padding. */
  @Test
  void noTwoCasesAreTheSame() {
    List<String> contents =
        cases.stream()
            .map(
                broken -> {
                  List<String> parts = new ArrayList<>();
                  broken
                      .properties()
                      .forEach(
                          entry -> {
                            if (!Set.of("id", "says").contains(entry.getKey())) {
                              parts.add(entry.toString());
                            }
                          });
                  return String.join(" ", parts);
                })
            .toList();

    assertThat(contents).doesNotHaveDuplicates();
  }

  @Test
  void everyReasonIsReached() {
    Set<String> reached = new TreeSet<>();
    for (JsonNode broken : cases) {
      reached.add(broken.path("reason").asText());
      broken.path("letters").forEach(letter -> reached.add(letter.path("reason").asText()));
    }
    assertThat(reached)
        .containsAll(Arrays.stream(RejectReason.values()).map(RejectReason::name).toList());
  }

  private static List<JsonNode> read() {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    List<JsonNode> cases = new ArrayList<>();
    try {
      for (Path directory : DIRECTORIES) {
        try (Stream<Path> files = Files.list(directory)) {
          for (Path file : files.sorted().toList()) {
            JsonNode list = yaml.readTree(Files.readString(file));
            if (list.isArray()) {
              list.forEach(cases::add);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new AssertionError("the corpus can't be read", e);
    }
    return cases;
  }
}
