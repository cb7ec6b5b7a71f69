/**
 * Names and meanings: risks, bands, categories, tags, hard rules, districts. {@link
 * cn.financebrain.dashboards.catalogue.CachedTags} is what other packages look tags up in.
 */
package cn.financebrain.dashboards.catalogue;
