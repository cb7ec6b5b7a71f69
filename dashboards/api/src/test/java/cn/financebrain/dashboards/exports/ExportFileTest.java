package cn.financebrain.dashboards.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportFileTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The numbers from 1 to the last. */
  private record Numbers(int last) implements Rows<Integer> {
    @Override
    public List<Integer> after(Optional<Integer> before, int limit) {
      int from = before.orElse(0) + 1;
      return IntStream.rangeClosed(from, Math.min(last, from + limit - 1)).boxed().toList();
    }

    @Override
    public List<?> shown(List<Integer> part) {
      return part.stream().map(number -> Map.of("number", number)).toList();
    }
  }

  private static JsonNode written(int rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ExportFile.write(new Numbers(rows), JSON, out)).isEqualTo(rows);
    return JSON.readTree(out.toString(StandardCharsets.UTF_8)).path("items");
  }

  @Test
  void partsFollowEachOtherWithoutGapOrRepetition() {
    for (int rows : List.of(0, 1, ExportFile.PART, ExportFile.PART + 1, Exports.ROWS_MAX)) {
      List<Integer> found =
          written(rows).valueStream().map(each -> each.path("number").asInt()).toList();
      assertThat(found).isEqualTo(IntStream.rangeClosed(1, rows).boxed().toList());
    }
  }

  @Test
  void moreThanOneExportHoldsIsRefusedWithWhatToDo() {
    assertThatThrownBy(
            () ->
                ExportFile.write(
                    new Numbers(Exports.ROWS_MAX + 1), JSON, OutputStream.nullOutputStream()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.TOO_LARGE);
              assertThat(problem.detail().chinese()).contains("50,000", "缩小筛选范围");
              assertThat(problem.detail().english()).contains("50,000", "narrow the filter");
            });
  }

  @Test
  void theTrailIsToldOfRowsAndFilters() {
    assertThat(Leaving.detail(3, "risk=default")).isEqualTo("3 rows, risk=default");
    assertThat(Leaving.detail(0, "")).isEqualTo("0 rows");
  }
}
