/**
 * Judges the health of feeds: freshness against the agreed cadence, volume, missing values, rejects
 * and columns against a feed's own history. A pure function of the history and an instant; who
 * reads and keeps is elsewhere. Start at {@link cn.financebrain.ingest.health.FeedJudge}.
 */
package cn.financebrain.ingest.health;
