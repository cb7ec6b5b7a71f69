/** Whether the server and what it needs work, and what is wrong. */
package cn.financebrain.dashboards.health;
