/**
 * The way to the warehouse: {@link cn.financebrain.dashboards.warehouse.Warehouse} opens it when it
 * is first needed, so that the server starts, and says what is wrong, while ClickHouse is away.
 */
package cn.financebrain.dashboards.warehouse;
