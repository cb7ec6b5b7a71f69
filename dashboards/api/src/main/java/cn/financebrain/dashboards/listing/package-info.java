/**
 * The white list and the risk list of enterprises: {@link
 * cn.financebrain.dashboards.listing.ListAction} is the table of what may be done to an entry,
 * {@link cn.financebrain.dashboards.listing.ListRules} applies it. Knows no framework and no clock.
 */
package cn.financebrain.dashboards.listing;
