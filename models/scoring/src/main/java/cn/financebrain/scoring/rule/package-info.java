/**
 * Hard rules: conditions over tags that raise an alert whatever a model says. Data, not code; start
 * at {@link cn.financebrain.scoring.rule.Rules}.
 */
package cn.financebrain.scoring.rule;
