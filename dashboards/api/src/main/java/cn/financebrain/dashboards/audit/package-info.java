/**
 * The audit trail: who signed in, who looked at which enterprise. {@link
 * cn.financebrain.dashboards.audit.AuditTrail} appends to it; nothing changes or removes an entry.
 */
package cn.financebrain.dashboards.audit;
