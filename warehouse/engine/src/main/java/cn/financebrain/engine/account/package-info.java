/** Who may use the engine and within which limits; {@link Accounts} is the entry. */
package cn.financebrain.engine.account;
