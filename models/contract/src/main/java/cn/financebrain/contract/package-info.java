/**
 * The words that every room shares: enterprise, event, tag, score and alert, as records and closed
 * sets of them. Depends on nothing but the JDK. Start at {@link
 * cn.financebrain.contract.EnterpriseEvent}, what departments tell, and {@link
 * cn.financebrain.contract.Score}, what the system answers.
 */
package cn.financebrain.contract;
