/**
 * The small expression language of the tag catalogue and the hard rules: arithmetic, comparisons
 * and a few functions over named values, where what is missing stays missing. Start at {@link
 * cn.financebrain.scoring.expression.Expression}.
 */
package cn.financebrain.scoring.expression;
