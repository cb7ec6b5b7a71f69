/**
 * Enterprises: search, and the profile with tags, scores, reasons, alerts and the events behind
 * them. Every look at a profile goes through {@link
 * cn.financebrain.dashboards.enterprises.ProfileAccess}, which writes it to the audit trail.
 * Reasons are worked out by {@link cn.financebrain.dashboards.enterprises.Explanations} when
 * somebody looks.
 */
package cn.financebrain.dashboards.enterprises;
