/**
 * The server behind the dashboards: REST by {@code openapi.yaml}, sign-in, audit trail, live alerts
 * and the built web application. {@link cn.financebrain.dashboards.DashboardsMain} starts it; each
 * package below holds one subject with its controller, queries and JSON records.
 */
package cn.financebrain.dashboards;
