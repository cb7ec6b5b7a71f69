package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CityServer.class)
class CockpitIT {

  private static long sum(JsonNode nodes, String field) {
    return StreamSupport.stream(nodes.spliterator(), false)
        .mapToLong(node -> node.path(field).asLong())
        .sum();
  }

  @Test
  void theDistrictsAddUpToTheCity() {
    JsonNode cockpit = CityServer.browser.get("/api/cockpit").expect(200).json();
    JsonNode summary = CityServer.browser.get("/api/summary").expect(200).json();
    assertThat(sum(cockpit.path("districts"), "enterprises"))
        .isEqualTo(summary.path("enterprises").asLong())
        .isPositive();
    long bands = 0;
    for (JsonNode district : cockpit.path("districts")) {
      bands += sum(district.at("/risks/0/bands"), "enterprises");
      assertThat(sum(district.at("/risks/0/bands"), "enterprises"))
          .isEqualTo(
              district.path("enterprises").asLong() - district.at("/risks/0/unscored").asLong());
    }
    assertThat(bands).isEqualTo(sum(summary.at("/risks/0/bands"), "enterprises"));
  }

  @Test
  void fourteenDaysEndToday() {
    JsonNode cockpit = CityServer.browser.get("/api/cockpit").expect(200).json();
    assertThat(cockpit.path("days")).hasSize(14);
    assertThat(cockpit.at("/days/13/day")).isEqualTo(cockpit.path("today"));
  }
}
