/**
 * Whether the enterprises of today are still like those that a model was trained on: bins made from
 * the training rows ({@link cn.financebrain.scoring.drift.ReferenceBins}), what a model keeps of
 * them ({@link cn.financebrain.scoring.drift.DriftReference}), and the judgement of what is counted
 * later ({@link cn.financebrain.scoring.drift.DriftJudge}).
 */
package cn.financebrain.scoring.drift;
