/**
 * Measures the tag engine by itself, on a simulated city. A process of its own, since JMH is
 * GPL-2.0 (with the class path exception) and stays out of every other class path. Start at {@link
 * cn.financebrain.bench.ProfileBench}.
 */
package cn.financebrain.bench;
