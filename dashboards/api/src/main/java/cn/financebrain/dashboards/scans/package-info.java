/**
 * Scans on the desk: {@link cn.financebrain.dashboards.scans.ScansController} lists what they found
 * within the territory of who asks, and has them started, stopped and resumed; {@link
 * cn.financebrain.dashboards.scans.ScanRound} has whoever waits for one told of its end.
 */
package cn.financebrain.dashboards.scans;
