/**
 * The one way into the canonical log. Start at {@link cn.financebrain.ingest.publish.LogPublisher}.
 */
package cn.financebrain.ingest.publish;
