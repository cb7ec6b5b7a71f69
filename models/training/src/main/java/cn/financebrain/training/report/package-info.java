/**
 * What people and programs read of an evaluation: {@link
 * cn.financebrain.training.report.ReportPage}, one HTML file that needs nothing else, and {@link
 * cn.financebrain.training.report.JudgementJson}. The same judgements give the same bytes.
 */
package cn.financebrain.training.report;
