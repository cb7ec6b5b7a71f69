/**
 * How a case goes from an alert to its end: {@link cn.financebrain.dashboards.casework.CaseAction}
 * is the table of transitions, {@link cn.financebrain.dashboards.casework.Procedure} applies it.
 * Knows no framework and no clock.
 */
package cn.financebrain.dashboards.casework;
