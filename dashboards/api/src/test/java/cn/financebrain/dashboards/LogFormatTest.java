package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class LogFormatTest {
  private static String format(Map<String, Object> settings) throws IOException {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
    new YamlPropertySourceLoader()
        .load("application", new ClassPathResource("application.yaml"))
        .forEach(environment.getPropertySources()::addLast);
    return environment.getProperty("logging.structured.format.console");
  }

  @Test
  void theLogIsPlainUnlessJsonIsAskedFor() throws IOException {
    assertThat(format(Map.of("FB_LOG_FORMAT", "plain"))).isEmpty();
    assertThat(format(Map.of("FB_LOG_FORMAT", "json"))).isEqualTo("ecs");
    assertThatThrownBy(() -> format(Map.of("FB_LOG_FORMAT", "xml")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("log-formats.xml");
  }
}
