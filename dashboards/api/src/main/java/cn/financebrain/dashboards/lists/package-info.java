/**
 * White list and risk list on the server: {@link cn.financebrain.dashboards.lists.ListDesk} lets
 * users work on them, {@link cn.financebrain.dashboards.lists.ListsOfAlerts} tells alerts what they
 * say of their enterprises. The rules are those of {@code listing}.
 */
package cn.financebrain.dashboards.lists;
