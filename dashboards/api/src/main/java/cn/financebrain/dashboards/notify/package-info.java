/**
 * Tells people by mail and other systems by webhooks of reports, alerts and cases. What is to be
 * told comes into the outbox ({@link cn.financebrain.dashboards.notify.Outbox}) with the
 * transaction of what it tells; {@link cn.financebrain.dashboards.notify.NotifyRounds} sends it, at
 * least once under one id.
 */
package cn.financebrain.dashboards.notify;
