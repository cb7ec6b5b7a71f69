/**
 * Scans: {@link cn.financebrain.streaming.scan.ScanJob} scores every enterprise as of one moment
 * from what the warehouse holds, in parts that are kept when it is stopped or killed. {@link
 * cn.financebrain.streaming.scan.ScanDesk} is where scans are asked for.
 */
package cn.financebrain.streaming.scan;
