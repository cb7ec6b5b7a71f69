/**
 * The vocabulary of events: one JSON Schema for each event type and version, in the contract's
 * resources. {@link cn.financebrain.ingest.schema.EventSchemas} reads them; mappings are held
 * against them.
 */
package cn.financebrain.ingest.schema;
