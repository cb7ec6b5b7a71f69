/**
 * Who may sign in: accounts and their passwords in PostgreSQL, the lock after failed attempts, and
 * the first administrator. {@link cn.financebrain.dashboards.account.Accounts} is the entry.
 */
package cn.financebrain.dashboards.account;
