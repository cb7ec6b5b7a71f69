/**
 * What is known of one enterprise: {@link cn.financebrain.scoring.profile.Profile} holds its events
 * in canonical order, {@link cn.financebrain.scoring.profile.Catalogue} holds the tag definitions
 * that are folded over them, and {@link cn.financebrain.scoring.profile.TagVector} is the answer as
 * of an instant.
 */
package cn.financebrain.scoring.profile;
