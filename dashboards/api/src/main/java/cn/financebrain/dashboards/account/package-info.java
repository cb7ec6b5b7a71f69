/**
 * Who may sign in: accounts, passwords, second factors and keys in PostgreSQL, the lock after
 * failed attempts, the first accounts and their administration. {@link
 * cn.financebrain.dashboards.account.Accounts} is the entry.
 */
package cn.financebrain.dashboards.account;
