package cn.financebrain.training.command;

import cn.financebrain.training.evaluate.Metric;
import cn.financebrain.training.evaluate.Report;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A report for programs: {@code {"protocol", "models": [{"name", "metrics": {id: {"mean", "sd",
 * "parts"}}}]}}.
 */
final class ReportJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportJson() {}

  static void write(Report report, Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode().put("protocol", report.protocol().english());
    for (Report.Line line : report.lines()) {
      ObjectNode model = root.withArray("models").addObject().put("name", line.name());
      for (Metric metric : Metric.values()) {
        if (!Double.isNaN(line.mean(metric))) {
          model
              .withObjectProperty("metrics")
              .withObjectProperty(metric.id())
              .put("mean", line.mean(metric))
              .put("sd", line.deviation(metric))
              .put("parts", line.parts().size());
        }
      }
    }
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
  }
}
