/**
 * The words for the health of feeds: what was agreed with a department, what each load told, and
 * what is found to be wrong. Start at {@link cn.financebrain.contract.feed.FeedAgreement} and
 * {@link cn.financebrain.contract.feed.FeedFinding}.
 */
package cn.financebrain.contract.feed;
