/**
 * Why a stored score is what it is, derived anew when somebody looks, and told in sentences. Start
 * at {@link cn.financebrain.scoring.explain.ScoreExplainer}.
 */
package cn.financebrain.scoring.explain;
