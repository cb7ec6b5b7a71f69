package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.casework.Deadlines;
import cn.financebrain.dashboards.casework.Procedure;
import cn.financebrain.dashboards.casework.WorkingDays;
import cn.financebrain.dashboards.listing.ListRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules of cases with this system's settings. */
@Configuration(proxyBeanMethods = false)
class CasesConfiguration {
  private static final String BUILT_IN = "/working-days.csv";

  /** A file that can't be read or is broken ends the start, with its name. */
  @Bean
  WorkingDays workingDays(DashboardsSettings settings) {
    String file = settings.cases().workingDaysFile();
    try (InputStream in =
        file.isBlank()
            ? CasesConfiguration.class.getResourceAsStream(BUILT_IN)
            : Files.newInputStream(Path.of(file))) {
      return WorkingDays.parse(
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "working days of '%s': %s".formatted(file, e.getMessage()), e);
    }
  }

  @Bean
  ListRules listRules(WorkingDays calendar, DashboardsSettings settings) {
    DashboardsSettings.Cases.Lists days = settings.cases().lists();
    return new ListRules(calendar, days.review(), days.revisit());
  }

  @Bean
  Procedure procedure(WorkingDays calendar, DashboardsSettings settings) {
    DashboardsSettings.Cases.Days days = settings.cases().workingDays();
    return new Procedure(
        calendar,
        new Deadlines(
            days.triageRed(),
            days.triage(),
            days.accept(),
            days.inspectRed(),
            days.inspect(),
            days.review(),
            days.handling()));
  }
}
