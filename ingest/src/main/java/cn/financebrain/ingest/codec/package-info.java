/**
 * The bytes on Kafka: canonical log records as CloudEvents, dead letters and alerts as JSON. Start
 * at {@link cn.financebrain.ingest.codec.LogCodec}; topic names stand in {@link
 * cn.financebrain.ingest.codec.Topics}.
 */
package cn.financebrain.ingest.codec;
