/**
 * The audit trail: who signed in, who looked at what, who changed what. {@link
 * cn.financebrain.dashboards.audit.AuditTrail} appends to it; nothing changes or removes an entry,
 * and {@link cn.financebrain.dashboards.audit.AuditVerifier} shows it where somebody did: entries
 * are chained by their hashes, and the head of the chain is anchored outside of the database.
 */
package cn.financebrain.dashboards.audit;
