package cn.financebrain.dashboards;

import cn.financebrain.dashboards.account.PasswordCost;
import java.time.Clock;
import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Starts the dashboards' server; its settings are in {@code application.yaml}. */
@SpringBootApplication
@EnableConfigurationProperties(DashboardsSettings.class)
public class DashboardsMain {

  public static void main(String[] args) {
    SpringApplication.run(DashboardsMain.class, args);
  }

  @Bean
  InstantSource clock() {
    return Clock.systemUTC();
  }

  @Bean
  PasswordCost passwordCost() {
    return PasswordCost.USUAL;
  }
}
