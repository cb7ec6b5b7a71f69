/**
 * Which enterprise a row is about: {@link cn.financebrain.ingest.resolve.Resolver} looks up what a
 * row says of its enterprise (a {@link cn.financebrain.ingest.resolve.Claim}) in the {@link
 * cn.financebrain.ingest.resolve.EnterpriseDirectory}, and never guesses.
 */
package cn.financebrain.ingest.resolve;
