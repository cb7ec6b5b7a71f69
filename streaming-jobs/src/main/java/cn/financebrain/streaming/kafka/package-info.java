/**
 * The topics as sources and sinks: {@link cn.financebrain.streaming.kafka.LogSource} is where
 * everything starts.
 */
package cn.financebrain.streaming.kafka;
