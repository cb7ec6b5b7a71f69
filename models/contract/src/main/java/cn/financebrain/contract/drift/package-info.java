/**
 * The words for the drift of a model: bins of the values that it reads, how many enterprises are in
 * each, and what is found when two periods are compared. Start at {@link
 * cn.financebrain.contract.drift.Histogram} and {@link
 * cn.financebrain.contract.drift.DriftFinding}.
 */
package cn.financebrain.contract.drift;
