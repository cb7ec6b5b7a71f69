/**
 * Queries that people write themselves: checked by {@link
 * cn.financebrain.store.sql.StatementGuard}, run beside the request ({@link
 * cn.financebrain.dashboards.queries.QueryRuns}), kept under names ({@link
 * cn.financebrain.dashboards.queries.SavedQueries}).
 */
package cn.financebrain.dashboards.queries;
