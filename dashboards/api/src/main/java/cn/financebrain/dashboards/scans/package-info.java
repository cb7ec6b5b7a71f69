/**
 * Scans on the desk: {@link cn.financebrain.dashboards.scans.ScansController} lists what they found
 * within the territory of who asks, and has them started, stopped and resumed.
 */
package cn.financebrain.dashboards.scans;
