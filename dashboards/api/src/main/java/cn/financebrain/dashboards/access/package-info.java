/**
 * Who may do what, and where: {@link cn.financebrain.dashboards.access.Role} is the table of
 * rights, {@link cn.financebrain.dashboards.access.Territory} the regions. Knows no framework.
 */
package cn.financebrain.dashboards.access;
