/**
 * The cockpit (驾驶舱): both risks by district, and what came since yesterday. The whole city is
 * counted once for all users; each sees the districts of the own territory.
 */
package cn.financebrain.dashboards.cockpit;
