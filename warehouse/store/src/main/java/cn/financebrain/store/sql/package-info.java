/**
 * The gate for queries that people write: what they may read, call and see. Start at {@link
 * cn.financebrain.store.sql.StatementGuard}.
 */
package cn.financebrain.store.sql;
