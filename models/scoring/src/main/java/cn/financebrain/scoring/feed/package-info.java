/**
 * The health of feeds by days, as far as the log tells of it: which tags can't be relied on to be
 * complete. Start at {@link cn.financebrain.scoring.feed.FeedEpochs}.
 */
package cn.financebrain.scoring.feed;
