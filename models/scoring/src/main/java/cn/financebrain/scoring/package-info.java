/**
 * One enterprise in, everything known of it out: {@link cn.financebrain.scoring.Evaluator} applies
 * a record of the canonical log to an {@link cn.financebrain.scoring.EnterpriseState} and answers
 * with tags, scores and alerts. The stream, the nightly scan, the training set and the audit replay
 * use this same code. Pure: no clock, no randomness, no framework.
 */
package cn.financebrain.scoring;
