/** Counts by risk and band, and how fresh each feed is. */
package cn.financebrain.dashboards.summary;
