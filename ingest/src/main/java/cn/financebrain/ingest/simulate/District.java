package cn.financebrain.ingest.simulate;

import java.util.List;

/**
 * A district, county or city under Wenzhou.
 *
 * @param code 行政区划代码
 * @param share of the enterprises, percent
 * @param towns its streets and towns (some of them)
 */
public record District(String code, String name, int share, List<String> towns) {}
