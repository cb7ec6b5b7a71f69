package cn.financebrain.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What {@code docs/resolution.md} shows can be copied as it stands there. */
class DocumentedNamesTest {

  @Test
  void theMappingThatIsShownIsTheOneThatIsTested() throws Exception {
    String mapping = Files.readString(Path.of("src/test/resources/feeds/complaints_by_name.yaml"));

    assertThat(Files.readString(Path.of("../docs/resolution.md")))
        .contains("```yaml\n" + mapping + "```");
    assertThat(MappingReader.read("complaints_by_name", mapping).enterprise())
        .isInstanceOf(FeedMapping.Identifiers.class);
  }
}
