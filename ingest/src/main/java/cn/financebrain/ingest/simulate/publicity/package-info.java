/**
 * Tables of what enterprises say in public and what is said of them: advertisements and their cost,
 * job posts, articles and posts. The words are in {@code resources/simulate}.
 */
package cn.financebrain.ingest.simulate.publicity;
