/**
 * Alerts as evidence: each derived anew and compared with what is stored. {@link
 * cn.financebrain.dashboards.evidence.Proofs} does it, for the desk and for case files.
 */
package cn.financebrain.dashboards.evidence;
