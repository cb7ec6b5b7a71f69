/**
 * The servers that a single machine needs beside our own processes: a Kafka broker ({@link
 * cn.financebrain.stack.KafkaMain}) and a PostgreSQL server ({@link
 * cn.financebrain.stack.PostgresMain}), each a process of its own. On a cluster neither is used.
 */
package cn.financebrain.stack;
