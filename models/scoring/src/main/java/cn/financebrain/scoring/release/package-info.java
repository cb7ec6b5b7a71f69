/**
 * Which models are in force: numbered, immutable releases in a directory of files. Start at {@link
 * cn.financebrain.scoring.release.ReleaseDirectory}.
 */
package cn.financebrain.scoring.release;
