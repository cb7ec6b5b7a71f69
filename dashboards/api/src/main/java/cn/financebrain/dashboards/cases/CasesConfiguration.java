package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.casework.Deadlines;
import cn.financebrain.dashboards.casework.Procedure;
import cn.financebrain.dashboards.listing.ListRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules of cases with this system's settings. */
@Configuration(proxyBeanMethods = false)
class CasesConfiguration {
  @Bean
  WorkingCalendar workingCalendar(DashboardsSettings settings) {
    return new WorkingCalendar(settings.cases().workingDaysFile(), settings.cases().holidaysDir());
  }

  @Bean
  ListRules listRules(WorkingCalendar calendar, DashboardsSettings settings) {
    DashboardsSettings.Cases.Lists days = settings.cases().lists();
    return new ListRules(calendar, days.review(), days.revisit());
  }

  @Bean
  Deadlines deadlines(DashboardsSettings settings) {
    DashboardsSettings.Cases.Days days = settings.cases().workingDays();
    return new Deadlines(
        days.triageRed(),
        days.triage(),
        days.accept(),
        days.inspectRed(),
        days.inspect(),
        days.review(),
        days.handling());
  }

  @Bean
  Procedure procedure(WorkingCalendar calendar, Deadlines deadlines) {
    return new Procedure(calendar, deadlines);
  }
}
