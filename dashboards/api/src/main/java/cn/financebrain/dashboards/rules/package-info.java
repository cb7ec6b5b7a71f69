/**
 * Rules and models on the desk: {@link cn.financebrain.dashboards.rules.Acts} writes each act to
 * the audit trail and has it done by the process of the operations.
 */
package cn.financebrain.dashboards.rules;
