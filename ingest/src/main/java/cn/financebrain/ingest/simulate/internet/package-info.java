/**
 * Tables of the Internet authority and of collection: domains, scans of sites and apps, app stores.
 * Start at {@link cn.financebrain.ingest.simulate.internet.Presence}.
 */
package cn.financebrain.ingest.simulate.internet;
