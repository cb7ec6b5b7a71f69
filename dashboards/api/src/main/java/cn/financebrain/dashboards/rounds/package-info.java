/** What the server does again and again without being asked. */
package cn.financebrain.dashboards.rounds;
