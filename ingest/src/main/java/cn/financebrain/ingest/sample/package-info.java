/**
 * A made-up city to show the system with before any department is connected. Start at {@link
 * cn.financebrain.ingest.sample.SampleCity}.
 */
package cn.financebrain.ingest.sample;
