/**
 * Schedules of risk scans and reports: {@link cn.financebrain.dashboards.schedules.Cadence} says
 * when, {@link cn.financebrain.dashboards.schedules.ScheduleDesk} takes what people want, and
 * {@link cn.financebrain.dashboards.schedules.Runner} does it in the background.
 */
package cn.financebrain.dashboards.schedules;
