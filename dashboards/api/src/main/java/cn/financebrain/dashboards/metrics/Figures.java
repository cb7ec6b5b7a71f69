package cn.financebrain.dashboards.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gauges that are told anew as a whole: what is not told any more is gone, never shown with the
 * value that it had.
 */
final class Figures {
  private final MeterRegistry registry;
  private final Map<String, MultiGauge> gauges = new LinkedHashMap<>();
  private final Map<String, List<MultiGauge.Row<?>>> rows = new LinkedHashMap<>();

  Figures(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * @param unit such as {@code seconds}; empty for a count
   */
  Figures declare(String name, String unit, String description) {
    gauges.put(
        name,
        MultiGauge.builder(name)
            .description(description)
            .baseUnit(unit.isEmpty() ? null : unit)
            .register(registry));
    rows.put(name, new ArrayList<>());
    return this;
  }

  void begin() {
    rows.values().forEach(List::clear);
  }

  /**
   * @param tags names and values in turn
   */
  void tell(String name, Number value, String... tags) {
    rows.get(name).add(MultiGauge.Row.of(Tags.of(tags), value));
  }

  void end() {
    gauges.forEach((name, gauge) -> gauge.register(rows.get(name), true));
  }
}
