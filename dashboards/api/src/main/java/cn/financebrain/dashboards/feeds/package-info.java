/** How each feed is, for the data engineer: what was agreed, what came, what is wrong. */
package cn.financebrain.dashboards.feeds;
