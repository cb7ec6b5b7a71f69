/**
 * HTTP/1.1 on loopback sockets, with what ClickHouse's protocol wants beyond ordinary servers:
 * headers that are sent while an answer is still being made, notice of a client that has left, and
 * answers that are cut on purpose. {@link cn.financebrain.engine.wire.WireServer} is the entry.
 */
package cn.financebrain.engine.wire;
