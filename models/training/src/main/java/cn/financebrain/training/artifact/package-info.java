/**
 * From a fitted model to the portable file that serving reads, with its model card: {@link
 * cn.financebrain.training.artifact.Artifacts}.
 */
package cn.financebrain.training.artifact;
