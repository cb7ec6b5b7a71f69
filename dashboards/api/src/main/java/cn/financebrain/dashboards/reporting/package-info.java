/**
 * Reports as documents: a {@link cn.financebrain.dashboards.reporting.Report} becomes a page by an
 * office's template, the page a PDF, and its tables a workbook and a CSV file. Knows no framework
 * and no database.
 */
package cn.financebrain.dashboards.reporting;
