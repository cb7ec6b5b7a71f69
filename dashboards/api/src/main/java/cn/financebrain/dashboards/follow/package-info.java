/**
 * Sets of enterprises that people follow: {@link cn.financebrain.dashboards.follow.Follows} lets
 * them, {@link cn.financebrain.dashboards.follow.SetRound} looks at each set again and again as its
 * follower, and tells what is new in it.
 */
package cn.financebrain.dashboards.follow;
