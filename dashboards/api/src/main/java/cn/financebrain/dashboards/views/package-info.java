/**
 * Saved views: what a list is narrowed to and how it looks, kept by name and shared. Enters by
 * {@link cn.financebrain.dashboards.views.ViewsController}.
 */
package cn.financebrain.dashboards.views;
