package cn.financebrain.dashboards.exports;

import cn.financebrain.dashboards.problem.ProblemException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectMapper;

/** Writes rows as JSON, part by part: {@code {"items": […]}}. */
final class ExportFile {
  static final int PART = 2_000;

  private ExportFile() {}

  /**
   * @return how many there are
   * @throws ProblemException if there are more than {@link Exports#ROWS_MAX}
   */
  static <R> int write(Rows<R> rows, ObjectMapper json, OutputStream out) {
    try (JsonGenerator to = json.createGenerator(out)) {
      to.writeStartObject();
      to.writeArrayPropertyStart("items");
      int count = 0;
      List<R> part = rows.after(Optional.empty(), PART);
      while (!part.isEmpty()) {
        count += part.size();
        if (count > Exports.ROWS_MAX) {
          throw Exports.tooMany(Exports.ROWS_MAX);
        }
        rows.shown(part).forEach(to::writePOJO);
        part =
            part.size() < PART
                ? List.of()
                : rows.after(Optional.of(part.get(part.size() - 1)), PART);
      }
      to.writeEndArray();
      to.writeEndObject();
      return count;
    }
  }
}
