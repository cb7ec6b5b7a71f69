/**
 * How each feed is, for the data engineer: what was agreed, what came, what is wrong; and how far
 * what the models read has moved.
 */
package cn.financebrain.dashboards.feeds;
