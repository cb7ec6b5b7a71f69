/**
 * Alerts: the list with its filters, the queues of districts, and the live stream. One poller
 * ({@link cn.financebrain.dashboards.alerts.AlertStream}) asks the warehouse and fans out to
 * subscribers, each with a queue of its own, so that a slow one holds nobody up.
 */
package cn.financebrain.dashboards.alerts;
