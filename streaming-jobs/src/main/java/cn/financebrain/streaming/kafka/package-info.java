/**
 * The topics as sources and sinks: {@link cn.financebrain.streaming.kafka.TopicSource} is where
 * everything starts.
 */
package cn.financebrain.streaming.kafka;
