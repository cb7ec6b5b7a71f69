package cn.financebrain.dashboards.metrics;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One registry, which all figures are in. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {
  @Bean(destroyMethod = "close")
  PrometheusMeterRegistry registry() {
    return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  }
}
