package cn.financebrain.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class MappingReaderTest {
  private static final String GOOD =
      """
      feed: city/firms
      files: ["firms.csv"]
      enterprise: {column: code, scheme: uscc}
      id: {columns: [code]}
      events:
        - {type: a.b, category: tax, event_time: {column: day}}
      columns:
        day: {field: day, type: date, formats: [yyyy-MM-dd]}
      """;

  @Test
  void theBundledFeedsHaveNoProblems() {
    for (String feed : FeedSet.BUNDLED) {
      assertThat(FeedSet.open(feed).mappings()).as(feed).isNotEmpty();
      assertThat(FeedSet.open(feed).labels()).as(feed).isPresent();
    }
  }

  @Test
  void lettersThatYamlTakesForTruthStayCodes() {
    FeedMapping.Column section =
        FeedSet.open("sample").mappings().stream()
            .filter(mapping -> mapping.feed().equals("sample/registration"))
            .flatMap(mapping -> mapping.columns().stream())
            .filter(column -> column.name().equals("行业门类"))
            .findFirst()
            .orElseThrow();

    assertThat(((FeedMapping.ColumnType.Code) section.type()).codes()).containsKey("N").hasSize(20);
  }

  @Test
  void allProblemsAreToldAtOnceWithKeyValueAndExpectation() {
    MappingException thrown =
        catchThrowableOfType(
            MappingException.class,
            () ->
                MappingReader.read(
                    "firms.yaml",
                    GOOD.replace("category: tax", "category: weather")
                            .replace("type: date", "type: dates")
                            .replace("columns: [code]", "columns: [number]")
                            .replace("scheme: uscc", "scheme: USCC")
                        + "colour: red\n"));

    assertThat(thrown.problems())
        .contains(
            "'events[1].category' is 'weather', expected a category such as tax",
            "'columns.day.type' is 'dates', expected one of text, number, integer, date, flag, code",
            "'colour' is not a key of a mapping",
            "'columns.day.formats' is not a key of a mapping",
            "'id.columns' has 'number', expected one of the columns or that of the enterprise",
            "'events[1].event_time' is 'day', expected a column of type date",
            "'enterprise.scheme' is 'USCC', expected uscc or a lower-case word of at most 32"
                + " characters");
  }

  @Test
  void aKeyThatStandsTwiceIsToldWithItsLine() {
    assertThatThrownBy(() -> MappingReader.read("firms.yaml", GOOD + "feed: again\n"))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("line 9")
        .hasMessageContaining("Duplicate field 'feed'");
  }

  @Test
  void whatIsNotYamlIsToldWithItsLine() {
    assertThatThrownBy(() -> MappingReader.read("firms.yaml", "feed: [\n"))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("line");
    assertThatThrownBy(() -> MappingReader.read("firms.yaml", ""))
        .isInstanceOf(MappingException.class);
    assertThatThrownBy(() -> MappingReader.read("firms.yaml", "- a\n"))
        .hasMessageContaining("expected a map");
  }

  @Test
  void aFeedThatIsNotThereIsTold() {
    assertThatThrownBy(() -> FeedSet.open("nowhere"))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("expected one of bdci, american, sample");
  }
}
