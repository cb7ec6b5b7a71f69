package cn.financebrain.dashboards.wire;

import java.util.List;

/**
 * A page of alerts.
 *
 * @param total how many there are on all pages
 * @param next cursor of the next page; null at the end
 */
public record AlertPage(List<AlertJson> items, long total, String next) {}
