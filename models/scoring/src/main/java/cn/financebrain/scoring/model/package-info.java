/**
 * Models as data: {@link cn.financebrain.scoring.model.ModelArtifact} is the one portable file that
 * training writes, {@link cn.financebrain.scoring.model.RiskModel} is that file bound to a tag
 * catalogue, ready to score and to explain every score exactly.
 */
package cn.financebrain.scoring.model;
