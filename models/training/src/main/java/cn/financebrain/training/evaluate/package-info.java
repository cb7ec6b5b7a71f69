/**
 * The protocols by which models are judged: {@link
 * cn.financebrain.training.evaluate.CrossValidation} for undated labels, {@link
 * cn.financebrain.training.evaluate.TimeSplit} for dated ones; both answer with a {@link
 * cn.financebrain.training.evaluate.Report}.
 */
package cn.financebrain.training.evaluate;
