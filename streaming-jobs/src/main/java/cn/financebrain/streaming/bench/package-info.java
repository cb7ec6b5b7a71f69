/**
 * What the scoring job is measured against: {@link
 * cn.financebrain.streaming.bench.ReadAndDiscardJob}.
 */
package cn.financebrain.streaming.bench;
