/**
 * Rows in the records of Kafka topics: CloudEvents, Debezium's change events, and plain JSON. Start
 * at {@link cn.financebrain.ingest.record.RecordFormat}.
 */
package cn.financebrain.ingest.record;
