package cn.financebrain.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.financebrain.contract.feed.Cadence;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        FeedSet.open("city").mappings().stream()
            .filter(mapping -> mapping.feed().equals("city/registration"))
            .flatMap(mapping -> mapping.columns().stream())
            .filter(column -> column.name().equals("行业门类"))
            .findFirst()
            .orElseThrow();

    assertThat(((FeedMapping.ColumnType.Code) section.type()).codes()).containsKey("N").hasSize(20);
  }

  @Test
  void aRequiredFieldMayComeFromARequiredColumnOrDecideWhetherThereIsAnEvent() {
    String summary =
        GOOD.replace("type: a.b, category: tax", "type: litigation.summary, category: litigation")
            .replace("{field: day, type", "{field: counted_on, type");
    String column = "  number: {field: judgment_count, type: integer";

    assertThat(MappingReader.read("x.yaml", summary + column + ", required: true}\n").columns())
        .hasSize(2);
    assertThat(
            MappingReader.read(
                    "x.yaml",
                    summary.replace("{column: day}}", "{column: day}, fields: [judgment_count]}")
                        + column
                        + "}\n")
                .columns())
        .hasSize(2);
    assertThatThrownBy(() -> MappingReader.read("x.yaml", summary + column + ", optional: true}\n"))
        .hasMessageContaining("'columns.number.required' is false, expected true");
  }

  @Test
  void theCadenceMayBeAgreedAndWhetherWithGrace() {
    FeedMapping none = MappingReader.read("firms.yaml", GOOD);
    assertThat(none.agreement().cadence()).isEmpty();
    FeedMapping weekly = MappingReader.read("firms.yaml", GOOD + "cadence: weekly\ngrace: P2D\n");
    assertThat(weekly.cadence()).contains(Cadence.parse("P7D"));
    assertThat(weekly.grace()).isEqualTo(Period.ofDays(2));
    assertThatThrownBy(() -> MappingReader.read("firms.yaml", GOOD + "cadence: often\n"))
        .hasMessageContaining("'cadence' is 'often', expected daily, weekly, monthly");
    assertThatThrownBy(() -> MappingReader.read("firms.yaml", GOOD + "cadence: P1M1D\n"))
        .hasMessageContaining("'cadence' is 'P1M1D'");
    assertThatThrownBy(() -> MappingReader.read("firms.yaml", GOOD + "grace: P2D\n"))
        .hasMessageContaining("'grace' is 'P2D', expected a 'cadence' beside it");
  }

  @Test
  void everyTableOfTheSimulatedCityHasAnAgreedCadence() {
    assertThat(FeedSet.open("city").mappings())
        .hasSize(86)
        .allSatisfy(mapping -> assertThat(mapping.cadence()).as(mapping.feed()).isPresent());
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
  void valuesThatWouldFailOnlyInALoadAreToldToo() {
    MappingException thrown =
        catchThrowableOfType(
            MappingException.class,
            () ->
                MappingReader.read(
                    "firms.yaml",
                    GOOD.replace("city/firms", "../firms")
                        .replace("firms.csv", "firms[.csv")
                        .replace("yyyy-MM-dd", "yyyy-MM")));

    assertThat(thrown.problems())
        .containsExactlyInAnyOrder(
            "'feed' is '../firms', expected a name such as city/tax",
            "'files' is [\"firms[.csv\"], expected a list of file name patterns such as tax*.csv",
            "'columns.day.formats' is [\"yyyy-MM\"], expected a list of date patterns such as"
                + " yyyy-MM-dd, or 'relative' for dates such as 14小时前");
  }

  @Test
  void eachFileOfAFeedIsToldByItsName(@TempDir Path feed) throws IOException {
    Files.writeString(feed.resolve("a.yaml"), GOOD);
    Files.writeString(feed.resolve("b.yaml"), GOOD + "colour: red\n");
    Files.writeString(feed.resolve("c.yaml"), GOOD);
    Files.writeString(
        feed.resolve("labels.yaml"),
        """
        files: [labels.csv]
        enterprise: {column: code, scheme: uscc, colour: red}
        label: {column: label, positive: ["1"], negative: ["0"]}
        """);

    assertThatThrownBy(() -> FeedSet.open(feed.toString()))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("has 3 problems")
        .hasMessageContaining("b.yaml: 'colour' is not a key of a mapping")
        .hasMessageContaining("c.yaml: 'feed' is 'city/firms', which another file has already")
        .hasMessageContaining("labels.yaml: 'enterprise.colour' is not a key of a mapping");
  }

  @Test
  void aMappingInAnotherEncodingIsTold(@TempDir Path feed) throws IOException {
    Files.writeString(feed.resolve("a.yaml"), "title: 企业", Charset.forName("GB18030"));

    assertThatThrownBy(() -> FeedSet.open(feed.toString()))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("a.yaml")
        .hasMessageContaining("the file is not UTF-8");
  }

  @Test
  void aFeedThatIsNotThereIsTold() {
    assertThatThrownBy(() -> FeedSet.open("nowhere"))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("expected one of bdci, american, city");
  }

  @Test
  void anEnterpriseMayBeNamedBySeveralIdentifiers() {
    FeedMapping mapping =
        MappingReader.read(
            "m.yaml", named("{name: 名称, registration_number: 注册号, unknown: reject}"));

    FeedMapping.Identifiers named = (FeedMapping.Identifiers) mapping.enterprise();
    assertThat(named.columns()).containsExactly("注册号", "名称"); // the strongest first
    assertThat(named.rejectUnknown()).isTrue();
    assertThat(
            ((FeedMapping.Identifiers)
                    MappingReader.read("m.yaml", named("{name: 名称}")).enterprise())
                .rejectUnknown())
        .isFalse();
  }

  @Test
  void anEnterpriseIsNamedInOneWayOnly() {
    assertThatThrownBy(
            () -> MappingReader.read("m.yaml", named("{name: 名称, scheme: uscc, unknown: guess}")))
        .hasMessageContaining("enterprise.unknown")
        .hasMessageContaining("queue or reject")
        .hasMessageContaining("'enterprise.scheme' is not a key");
  }

  private static String named(String enterprise) {
    return """
        feed: city/visits
        files: ["visits.csv"]
        enterprise: %s
        id: {columns: [id]}
        events:
          - type: park.visited
            category: grid_inspection
            event_time: {column: day}
        columns:
          id: {type: text}
          day: {type: date, formats: [yyyy-MM-dd]}
        """
        .formatted(enterprise);
  }
}
