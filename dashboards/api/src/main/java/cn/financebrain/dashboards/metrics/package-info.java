/**
 * Figures for Prometheus: of requests, of the desk's work, and of the stream behind it. They are
 * served by a port of their own, on the machine alone, and tell no enterprise and no person.
 */
package cn.financebrain.dashboards.metrics;
