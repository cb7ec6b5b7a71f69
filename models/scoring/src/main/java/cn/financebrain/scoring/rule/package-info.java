/**
 * Books of rules: conditions in CEL over tags, scores and the record at hand that raise alerts, add
 * points to an index, or forbid alerts. Data, not code; start at {@link
 * cn.financebrain.scoring.rule.Rules}.
 */
package cn.financebrain.scoring.rule;
