/**
 * Connections to departments that stay open: watched folders, databases that are asked again and
 * again, Kafka topics, and rows that are pushed over HTTP. Start at {@link
 * cn.financebrain.ingest.connect.FeedsMain}; what is declared in {@code feeds.yaml} is {@link
 * cn.financebrain.ingest.connect.FeedsConfig}.
 */
package cn.financebrain.ingest.connect;
