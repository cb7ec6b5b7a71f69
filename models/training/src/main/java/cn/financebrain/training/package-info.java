/**
 * Offline training and evaluation, a process of its own: {@link
 * cn.financebrain.training.TrainingMain}. This is the only room that may use Smile (GPL-3.0); what
 * it hands to serving is a plain JSON artifact.
 */
package cn.financebrain.training;
