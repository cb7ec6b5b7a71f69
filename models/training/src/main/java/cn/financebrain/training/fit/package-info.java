/**
 * From numbers and outcomes to a scorer: boosted trees, a random forest, logistic regression, a
 * scorecard and their stack. Everything here is a function of its inputs and a seed. The trees of
 * the forest are grown by Smile, and this is the only place that knows it. Start at {@link
 * cn.financebrain.training.fit.Learner}.
 */
package cn.financebrain.training.fit;
