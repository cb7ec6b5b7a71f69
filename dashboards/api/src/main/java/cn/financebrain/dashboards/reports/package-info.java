/**
 * Reports: what they say, by kind ({@link cn.financebrain.dashboards.reports.ReportSource}), how
 * they are made in the background and kept, the templates of an office, and how they are sent. What
 * they look like is {@link cn.financebrain.dashboards.reporting}.
 */
package cn.financebrain.dashboards.reports;
