/**
 * ClickHouse's HTTP protocol over the engine; {@link cn.financebrain.engine.http.HttpEndpoint} is
 * the entry. What libchdb cannot do is refused with ClickHouse's code: roles, external tables by
 * multipart, files of the client. What it does differently: it gives queries ids of its own (a
 * client's id travels in a setting), all queries run as its user {@code default}, and progress is
 * known only at the end. The module's README has the list.
 */
package cn.financebrain.engine.http;
