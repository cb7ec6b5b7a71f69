/** What all that read and write PostgreSQL share. */
package cn.financebrain.dashboards.sql;
