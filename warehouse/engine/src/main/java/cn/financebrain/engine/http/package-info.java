/**
 * ClickHouse's HTTP protocol over the engine; {@link cn.financebrain.engine.http.HttpEndpoint} is
 * the entry.
 */
package cn.financebrain.engine.http;
