/**
 * The protocol of the three public data sets: {@link cn.financebrain.training.protocol.DataSet}
 * says what is measured and how, {@link cn.financebrain.training.protocol.Judgement} is what one
 * run found. Everything here is a function of files and seeds.
 */
package cn.financebrain.training.protocol;
