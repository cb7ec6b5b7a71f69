/**
 * Lets all that a list holds leave the desk, for a file: bounded, whole, and in the audit trail.
 * {@link cn.financebrain.dashboards.exports.Exports} is the entry.
 */
package cn.financebrain.dashboards.exports;
