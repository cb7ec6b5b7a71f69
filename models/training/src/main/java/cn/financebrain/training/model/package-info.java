/**
 * From a training table to a model artifact: encoding, learning, calibration and threshold, all
 * from training rows alone. {@link cn.financebrain.training.model.Recipe} says how, {@link
 * cn.financebrain.training.model.FittedModel} is the result, for the command {@code train} and for
 * every fold of {@code evaluate} alike.
 */
package cn.financebrain.training.model;
