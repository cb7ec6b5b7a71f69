/**
 * Serves the built web application, from a directory or from {@code web/} in the class path; paths
 * of its own pages answer with {@code index.html}.
 */
package cn.financebrain.dashboards.web;
