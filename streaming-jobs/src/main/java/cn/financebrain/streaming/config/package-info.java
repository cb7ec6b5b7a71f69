/**
 * Settings of the job, from a JSON file: {@link cn.financebrain.streaming.config.ScoringJobConfig}.
 */
package cn.financebrain.streaming.config;
