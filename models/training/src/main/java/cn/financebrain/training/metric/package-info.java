/**
 * How well scores separate and state what happened: AUC, average precision, KS, F1, precision and
 * recall at the top, calibration error. Start at {@link cn.financebrain.training.metric.Ranking},
 * from which all of the rank metrics are read with ties counted properly.
 */
package cn.financebrain.training.metric;
