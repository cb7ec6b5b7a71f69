/**
 * What travels between operators, and how it looks as bytes: {@link
 * cn.financebrain.streaming.wire.LogEntry} above all. No generic serialiser is used anywhere.
 */
package cn.financebrain.streaming.wire;
