/**
 * Operators of the job, which translate and decide nothing: {@link
 * cn.financebrain.streaming.operator.ScoreEnterprise} is the one with state.
 */
package cn.financebrain.streaming.operator;
