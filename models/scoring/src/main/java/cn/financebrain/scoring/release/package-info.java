/**
 * Which models and which catalogue of tags are in force: numbered, immutable releases in a
 * directory of files. Start at {@link cn.financebrain.scoring.release.ReleaseDirectory} and {@link
 * cn.financebrain.scoring.release.CataloguePlan}.
 */
package cn.financebrain.scoring.release;
