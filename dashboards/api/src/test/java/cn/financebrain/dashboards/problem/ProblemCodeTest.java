package cn.financebrain.dashboards.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemCodeTest {

  @ParameterizedTest
  @EnumSource
  void everyProblemSpeaksBothLanguages(ProblemCode code) {
    Problem chinese = Problem.of(ProblemException.of(code), Locale.SIMPLIFIED_CHINESE);
    Problem english = Problem.of(ProblemException.of(code), Locale.UK);
    assertThat(chinese.title()).containsPattern("\\p{IsHan}");
    assertThat(english.title()).doesNotContainPattern("\\p{IsHan}");
    assertThat(english.code()).isEqualTo(chinese.code());
  }

  @Test
  void otherLanguagesGetChinese() {
    Problem problem = Problem.of(ProblemException.of(ProblemCode.NOT_FOUND), Locale.FRENCH);
    assertThat(problem.title()).isEqualTo("未找到该资源");
  }
}
