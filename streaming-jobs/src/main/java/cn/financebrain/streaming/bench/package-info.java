/**
 * What the scoring job is measured with: {@link cn.financebrain.streaming.bench.LogBenchJob} reads
 * the log a part of the way, {@link cn.financebrain.streaming.bench.RestartBenchJob} holds many
 * states and is killed.
 */
package cn.financebrain.streaming.bench;
