package cn.financebrain.ingest.simulate.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.ingest.simulate.Draws;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final List<String> FILES =
      List.of("advertisement", "opinion", "recruitment", "complaint", "site", "penalty");

  @Test
  void everyPartOfEveryFileCanBeDrawn() {
    for (String file : FILES) {
      Texts texts = Texts.of(file);
      Map<String, String> filled = new TreeMap<>();
      texts.given().forEach(part -> filled.put(part, "某"));
      Draws draws = Draws.of(1);
      for (String part : texts.parts()) {
        for (int i = 0; i < 50; i++) {
          assertThat(texts.draw(part, draws, filled)).as(part).doesNotContain("{", "}");
        }
      }
    }
  }

  @Test
  void textsOfOnePartAreMany() {
    Texts texts = Texts.of("advertisement");
    Map<String, String> filled =
        Map.of("brand", "某某", "district", "鹿城区", "rate", "12.0", "fen", "1.0", "festival", "中秋");
    Draws draws = Draws.of(1);
    Set<String> bodies = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      bodies.add(texts.draw("wealth_body", draws, filled));
    }

    assertThat(bodies.size()).isGreaterThan(700);
  }

  @Test
  void whatIsGivenMustBeFilled() {
    assertThatThrownBy(() -> Texts.of("complaint").draw("redemption_head", Draws.of(1), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("simulate/complaint.yaml: nothing fills 'brand'");
  }

  @Test
  void aStrayBraceIsRefused() {
    assertThatThrownBy(() -> Template.of("年化{Rate}%"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds a brace that is no hole");
  }
}
