/**
 * Enterprises: search, and the profile with tags, scores, reasons, alerts and the events behind
 * them. Every look at a profile goes through {@link
 * cn.financebrain.dashboards.enterprises.ProfileAccess}, which writes it to the audit trail.
 */
package cn.financebrain.dashboards.enterprises;
